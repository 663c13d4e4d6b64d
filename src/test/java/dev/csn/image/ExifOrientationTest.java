package dev.csn.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExifOrientationTest {
  @TempDir private Path directory;

  /** As stored: 12 above 34 above 56. As it is to be shown: rows from above. */
  @ParameterizedTest
  @CsvSource({
    "1, 12 34 56",
    "2, 21 43 65",
    "3, 65 43 21",
    "4, 56 34 12",
    "5, 135 246",
    "6, 531 642",
    "7, 642 531",
    "8, 246 135",
  })
  void eachOrientationIsTurnedUpright(int orientation, String shown) {
    BufferedImage stored = new BufferedImage(2, 3, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 6; i++) {
      stored.setRGB(i % 2, i / 2, i + 1);
    }
    BufferedImage upright = ExifOrientation.upright(stored, orientation);
    StringBuilder rows = new StringBuilder();
    for (int y = 0; y < upright.getHeight(); y++) {
      rows.append(y == 0 ? "" : " ");
      for (int x = 0; x < upright.getWidth(); x++) {
        rows.append(upright.getRGB(x, y) & 0xffffff);
      }
    }
    assertEquals(shown, rows.toString());
  }

  @ParameterizedTest
  @CsvSource({"true, 6", "false, 6", "true, 8", "false, 1"})
  void theTagIsReadInBothByteOrders(boolean little, int orientation) throws IOException {
    assertEquals(orientation, of(jpeg(exif(little, 0x0112, 3, orientation))));
  }

  @Test
  void aPhotographIsReadUpright() throws IOException {
    requireUpright(write(jpeg(exif(true, 0x0112, 3, 6))));
  }

  private static void requireUpright(Path file) {
    // Left half dark, right half light; turned clockwise, above dark and below light.
    byte[] values = ImageFile.read(file, new ImageShape(2, 1, 1), ImageFit.STRETCH);
    assertTrue((values[0] & 0xff) < 60, "above " + (values[0] & 0xff));
    assertTrue((values[1] & 0xff) > 190, "below " + (values[1] & 0xff));
  }

  @ParameterizedTest
  @CsvSource({"0x0112, 3, 0", "0x0112, 3, 9", "0x0112, 4, 6", "0x0113, 3, 6"})
  void whatIsNoOrientationChangesNothing(int tag, int type, int value) throws IOException {
    assertEquals(1, of(jpeg(exif(true, tag, type, value))));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 9, 20, 30, 36})
  void aFileThatEndsWithinItSaysNothing(int length) throws IOException {
    byte[] whole = jpeg(exif(true, 0x0112, 3, 6));
    assertEquals(1, of(Arrays.copyOf(whole, length)));
  }

  @Test
  void aDirectoryBeyondTheEndSaysNothing() throws IOException {
    byte[] exif = exif(true, 0x0112, 3, 6);
    ByteBuffer.wrap(exif).order(ByteOrder.LITTLE_ENDIAN).putInt(6 + 4, 0x7fffffff);
    assertEquals(1, of(jpeg(exif)));
    ByteBuffer.wrap(exif).order(ByteOrder.LITTLE_ENDIAN).putInt(6 + 4, -1);
    assertEquals(1, of(jpeg(exif)));
  }

  @Test
  void endlessSegmentsEnd() throws IOException {
    ByteArrayOutputStream endless = new ByteArrayOutputStream();
    endless.write(new byte[] {(byte) 0xff, (byte) 0xd8});
    for (int i = 0; i < 101; i++) {
      endless.write(new byte[] {(byte) 0xff, (byte) 0xee, 0, 2});
    }
    endless.write(Arrays.copyOfRange(jpeg(exif(true, 0x0112, 3, 6)), 2, 100));
    assertEquals(1, of(endless.toByteArray()));
  }

  @Test
  void fillingBytesAndJunkBeforeItDoNotHideIt() throws IOException {
    byte[] jpeg = jpeg(exif(true, 0x0112, 3, 6));
    for (byte[] between : new byte[][] {{-1, -1, -1}, {0, 17, 4}, {-1, 0, -1}, {-1, -48}}) {
      ByteBuffer with = ByteBuffer.allocate(jpeg.length + between.length);
      with.put(jpeg, 0, 2).put(between).put(jpeg, 2, jpeg.length - 2);
      assertEquals(6, of(with.array()), Arrays.toString(between));
      requireUpright(write(with.array()));
    }
  }

  @Test
  void theNamesLastByteMayBeAny() throws IOException {
    byte[] exif = exif(true, 0x0112, 3, 6);
    exif[5] = -1;
    assertEquals(6, of(jpeg(exif)));
  }

  @ParameterizedTest
  @CsvSource({"0, true", "0, false", "6, true", "6, false"})
  void aPngIsReadUpright(int nameBytes, boolean before) throws IOException {
    byte[] exif = exif(true, 0x0112, 3, 6);
    byte[] content = Arrays.copyOfRange(exif, 6 - nameBytes, exif.length);
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    ImageIO.write(halves(), "png", plain);
    byte[] png = plain.toByteArray();
    int at = before ? 33 : png.length - 12; // behind the header, or before the end
    ByteBuffer with = ByteBuffer.allocate(png.length + 12 + content.length);
    with.put(png, 0, at).putInt(content.length);
    with.put("eXIf".getBytes(StandardCharsets.US_ASCII)).put(content).putInt(0);
    Path file =
        Files.write(directory.resolve("photo.png"), with.put(png, at, png.length - at).array());
    requireUpright(file);
  }

  @Test
  void anotherFormatSaysNothing() throws IOException {
    assertEquals(1, of("PNG or what".getBytes(StandardCharsets.US_ASCII)));
    assertEquals(1, new PngFile("JPEG or what".getBytes(StandardCharsets.US_ASCII)).orientation());
  }

  private int of(byte[] bytes) throws IOException {
    return new JpegFile(bytes).orientation();
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("photo.jpg"), bytes);
  }

  /** An Exif segment's content with one tag. */
  private static byte[] exif(boolean little, int tag, int type, int value) {
    ByteBuffer exif =
        ByteBuffer.allocate(6 + 8 + 2 + 12 + 4)
            .order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    exif.put((little ? "II" : "MM").getBytes(StandardCharsets.US_ASCII)).putShort((short) 42);
    exif.putInt(8).putShort((short) 1);
    exif.putShort((short) tag).putShort((short) type).putInt(1);
    exif.putShort((short) value).putShort((short) 0);
    return exif.putInt(0).array();
  }

  /**
   * A JPEG, its left half dark and its right half light, with a segment of its own at the start.
   */
  private static byte[] jpeg(byte[] exif) throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    ImageIO.write(halves(), "jpeg", plain);
    ByteBuffer jpeg = ByteBuffer.allocate(plain.size() + 4 + exif.length);
    jpeg.put(plain.toByteArray(), 0, 2);
    jpeg.putShort((short) 0xffe1).putShort((short) (2 + exif.length)).put(exif);
    return jpeg.put(plain.toByteArray(), 2, plain.size() - 2).array();
  }

  private static BufferedImage halves() {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      image.setRGB(i % 64, i / 64, i % 64 < 32 ? 0x202020 : 0xe0e0e0);
    }
    return image;
  }
}
