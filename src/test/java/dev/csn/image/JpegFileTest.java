package dev.csn.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegFileTest {
  private static final ImageShape SHAPE = new ImageShape(40, 50, 3);

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    // Java halves the resolution of colors: groups of 16x16, 4x3 of them; grey, blocks of 8x8, 7x5.
    "true, 5, false, 2",
    "true, 1, false, 11",
    "true, 12, false, 0",
    "true, 13, false, 0",
    "false, 5, false, 6",
    "false, 1, false, 34",
    "true, 5, true, -1"
  })
  void restartMarkersThatAreNotThereAreMissed(
      boolean colored, int interval, boolean progressive, int markers) throws IOException {
    byte[] jpeg = jpeg(colored, interval, progressive);
    byte[] without = without(jpeg, -1);
    int present = (jpeg.length - without.length) / 2;
    if (markers >= 0) {
      assertEquals(markers, present);
    }
    assertEquals(0, new JpegFile(jpeg).missingRestarts());
    assertEquals(present, new JpegFile(without).missingRestarts());
    assertEquals(present == 0 ? 0 : 1, new JpegFile(without(jpeg, 1)).missingRestarts());
  }

  @ParameterizedTest
  @CsvSource({"true, false", "false, false", "true, true"})
  void aPictureThatLostThemIsDamagedNotGrey(boolean colored, boolean progressive)
      throws IOException {
    byte[] jpeg = jpeg(colored, 2, progressive);
    Path whole = Files.write(directory.resolve("whole.jpg"), jpeg);
    byte[] values = ImageFile.read(whole, SHAPE, ImageFit.STRETCH);
    assertTrue(values[SHAPE.values() - 1] != values[SHAPE.values() - 31]);
    Path lost = Files.write(directory.resolve("lost.jpg"), without(jpeg, -1));
    Refusal.ofInput(
        () -> ImageFile.read(lost, SHAPE, ImageFit.STRETCH), lost, "restart markers are missing");
    Path one = Files.write(directory.resolve("one.jpg"), without(jpeg, 2));
    Refusal.ofInput(
        () -> ImageFile.read(one, SHAPE, ImageFit.STRETCH), one, "1 of its restart markers");
  }

  @Test
  void junkInFrontDoesNotHideThatAPictureIsCutOff() throws IOException {
    byte[] jpeg = jpeg(true, 0, false);
    ByteArrayOutputStream cut = new ByteArrayOutputStream();
    cut.write(jpeg, 0, 2);
    cut.write(new byte[] {1, 2, 3});
    cut.write(jpeg, 2, jpeg.length * 3 / 4);
    cut.write(jpeg, jpeg.length - 2, 2); // the end marker
    Path file = Files.write(directory.resolve("cut.jpg"), cut.toByteArray());
    Refusal.ofInput(() -> ImageFile.read(file, SHAPE, ImageFit.STRETCH), file, "premature end");
  }

  /** Without one restart marker, counted from 0, or without any. */
  private static byte[] without(byte[] jpeg, int which) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int found = 0;
    for (int i = 0; i < jpeg.length; i++) {
      int next = i + 1 < jpeg.length ? jpeg[i + 1] & 0xff : 0;
      if ((jpeg[i] & 0xff) == 0xff && next >= 0xd0 && next <= 0xd7) {
        if (which < 0 || which == found) {
          i++;
        } else {
          out.write(0xff);
        }
        found++;
      } else {
        out.write(jpeg[i]);
      }
    }
    return out.toByteArray();
  }

  private static byte[] jpeg(boolean colored, int interval, boolean progressive)
      throws IOException {
    BufferedImage image =
        new BufferedImage(
            50, 40, colored ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2000; i++) {
      image.setRGB(i % 50, i / 50, random.nextInt(1 << 24));
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    if (progressive) {
      parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            ImageTypeSpecifier.createFromRenderedImage(image), parameters);
    if (interval > 0) {
      String format = metadata.getNativeMetadataFormatName();
      IIOMetadataNode root = new IIOMetadataNode(format);
      root.appendChild(new IIOMetadataNode("JPEGvariety"));
      IIOMetadataNode sequence = new IIOMetadataNode("markerSequence");
      IIOMetadataNode restarts = new IIOMetadataNode("dri");
      restarts.setAttribute("interval", String.valueOf(interval));
      sequence.appendChild(restarts);
      root.appendChild(sequence);
      metadata.mergeTree(format, root);
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(jpeg)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, metadata), parameters);
    } finally {
      writer.dispose();
    }
    return jpeg.toByteArray();
  }
}
