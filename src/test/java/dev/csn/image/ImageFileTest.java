package dev.csn.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.csn.Refusal;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFileTest {
  private static final ImageShape RGB = new ImageShape(4, 6, 3);
  private static final int AFTER_HEADER = 33; // bytes of a PNG's signature and first chunk
  private static final ImageShape GREY = new ImageShape(4, 6, 1);

  @TempDir private Path directory;

  @Test
  void anImageOfTheShapeIsTakenPixelByPixel() throws IOException {
    BufferedImage image = new BufferedImage(6, 4, BufferedImage.TYPE_INT_RGB);
    byte[] expected = new byte[RGB.values()];
    for (int i = 0; i < 24; i++) {
      image.setRGB(i % 6, i / 6, (10 * i) << 16 | (255 - i) << 8 | i);
      expected[3 * i] = (byte) (10 * i);
      expected[3 * i + 1] = (byte) (255 - i);
      expected[3 * i + 2] = (byte) i;
    }
    assertArrayEquals(expected, ImageFile.read(write(image, "png"), RGB, ImageFit.STRETCH));
    assertArrayEquals(expected, ImageFile.read(write(image, "bmp"), RGB, ImageFit.STRETCH));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_USHORT_GRAY,
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_BYTE_INDEXED
      })
  void greyValuesStayWhatTheFileSays(int type) throws IOException {
    BufferedImage image = new BufferedImage(6, 4, type);
    byte[] expected = new byte[GREY.values()];
    for (int i = 0; i < 24; i++) {
      int grey = type == BufferedImage.TYPE_BYTE_INDEXED ? 0x33 * (i % 6) : 11 * i;
      expected[i] = (byte) grey;
      if (type == BufferedImage.TYPE_BYTE_GRAY) {
        image.getRaster().setSample(i % 6, i / 6, 0, grey);
      } else if (type == BufferedImage.TYPE_USHORT_GRAY) {
        image.getRaster().setSample(i % 6, i / 6, 0, 257 * grey);
      } else {
        image.setRGB(i % 6, i / 6, grey << 16 | grey << 8 | grey);
      }
    }
    Path file = write(image, "png");
    assertArrayEquals(expected, ImageFile.read(file, GREY, ImageFit.STRETCH));
    byte[] rgb = ImageFile.read(file, RGB, ImageFit.STRETCH);
    for (int i = 0; i < 24; i++) {
      assertEquals(expected[i], rgb[3 * i]);
      assertEquals(expected[i], rgb[3 * i + 1]);
      assertEquals(expected[i], rgb[3 * i + 2]);
    }
  }

  @Test
  void greyOfAColorIsItsLuma() throws IOException {
    BufferedImage image = new BufferedImage(6, 4, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xff0000);
    image.setRGB(1, 0, 0x00ff00);
    image.setRGB(2, 0, 0x0000ff);
    byte[] grey = ImageFile.read(write(image, "png"), GREY, ImageFit.STRETCH);
    assertArrayEquals(new byte[] {76, (byte) 150, 29, 0}, Arrays.copyOf(grey, 4));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 50})
  void shrinkingByAWholeFactorAveragesBlocks(int factor) throws IOException {
    BufferedImage image = new BufferedImage(6 * factor, 4 * factor, BufferedImage.TYPE_INT_RGB);
    SplittableRandom random = new SplittableRandom(factor);
    double[] sums = new double[24];
    for (int y = 0; y < 4 * factor; y++) {
      for (int x = 0; x < 6 * factor; x++) {
        int grey = random.nextInt(256);
        image.setRGB(x, y, grey << 16 | grey << 8 | grey);
        sums[x / factor + 6 * (y / factor)] += grey;
      }
    }
    byte[] shrunk = ImageFile.read(write(image, "png"), RGB, ImageFit.STRETCH);
    for (int block = 0; block < 24; block++) {
      long mean = Math.round(sums[block] / (factor * factor));
      assertEquals(mean, shrunk[3 * block] & 0xff, "block " + block);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1x1", "5x3", "6x400", "1000x4", "601x399"})
  void oneColorStaysThatColorAtAnySize(String size) throws IOException {
    String[] extents = size.split("x", -1);
    BufferedImage image =
        new BufferedImage(
            Integer.parseInt(extents[0]), Integer.parseInt(extents[1]), BufferedImage.TYPE_INT_RGB);
    fill(image, new Color(17, 99, 201));
    byte[] values = ImageFile.read(write(image, "png"), RGB, ImageFit.STRETCH);
    for (int i = 0; i < values.length; i += 3) {
      assertEquals(17, values[i]);
      assertEquals(99, values[i + 1]);
      assertEquals((byte) 201, values[i + 2]);
    }
  }

  @Test
  void aPixelOnABorderCountsInPartOnBothSides() throws IOException {
    BufferedImage image = new BufferedImage(9, 4, BufferedImage.TYPE_INT_RGB);
    fill(image, Color.BLACK);
    for (int y = 0; y < 4; y++) {
      image.setRGB(1, y, 0xffffff); // of 1.5 pixels each, the first has half of it, so has the next
    }
    byte[] values = ImageFile.read(write(image, "png"), GREY, ImageFit.STRETCH);
    assertArrayEquals(new byte[] {85, 85, 0, 0, 0, 0}, Arrays.copyOf(values, 6));
  }

  @Test
  void enlargingRepeatsPixels() throws IOException {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 6; i++) {
      image.setRGB(i % 3, i / 3, 0x010101 * (40 * i));
    }
    assertArrayEquals(
        new byte[] {
          0,
          0,
          40,
          40,
          80,
          80,
          0,
          0,
          40,
          40,
          80,
          80,
          120,
          120,
          (byte) 160,
          (byte) 160,
          (byte) 200,
          (byte) 200,
          120,
          120,
          (byte) 160,
          (byte) 160,
          (byte) 200,
          (byte) 200
        },
        ImageFile.read(write(image, "png"), GREY, ImageFit.STRETCH));
  }

  @Test
  void aThinLineInALargeImageIsNotLost() throws IOException {
    BufferedImage image = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 400; y++) {
      image.setRGB(299, y, 0xffffff);
    }
    byte[] values = ImageFile.read(write(image, "png"), GREY, ImageFit.STRETCH);
    assertArrayEquals(new byte[] {0, 0, 3, 0, 0, 0}, Arrays.copyOf(values, 6)); // 255 / 100
  }

  @Test
  void whatIsTransparentIsBlack() throws IOException {
    BufferedImage image = new BufferedImage(6, 4, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00ffffff);
    image.setRGB(1, 0, 0xffffffff);
    image.setRGB(2, 0, 0x80ffffff);
    byte[] values = ImageFile.read(write(image, "png"), GREY, ImageFit.STRETCH);
    assertEquals(0, values[0]);
    assertEquals((byte) 255, values[1]);
    assertEquals(128, values[2] & 0xff, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "png, 2", // BufferedImage.TYPE_INT_ARGB
    "png, 13", // TYPE_BYTE_INDEXED, of which one color is transparent
    "gif, 13"
  })
  void theBackgroundShowsThroughWhatIsTransparent(String format, int type) throws IOException {
    BufferedImage image = transparent(type);
    image.setRGB(1, 0, 0xff000000);
    Path file = write(image, format);
    byte[] onBlack = ImageFile.read(file, GREY, ImageFit.STRETCH);
    assertArrayEquals(new byte[24], onBlack);
    byte[] onWhite = ImageFile.read(file, GREY, ImageFit.STRETCH.on(Background.WHITE));
    assertArrayEquals(new byte[] {-1, 0, -1}, Arrays.copyOf(onWhite, 3));
    assertTrue(ImageFile.isTransparent(file));
  }

  private static BufferedImage transparent(int type) {
    if (type == BufferedImage.TYPE_INT_ARGB) {
      return new BufferedImage(6, 4, type);
    }
    byte[] dark = {10, 0};
    IndexColorModel colors = new IndexColorModel(1, 2, dark, dark, dark, /* trans= */ 0);
    return new BufferedImage(6, 4, type, colors);
  }

  @Test
  void halfTransparentIsHalfTheBackground() throws IOException {
    BufferedImage image = new BufferedImage(6, 4, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < 24; i++) {
      image.setRGB(i % 6, i / 6, 0x80204060);
    }
    byte[] values = ImageFile.read(write(image, "png"), RGB, ImageFit.STRETCH.on(Background.WHITE));
    assertEquals(143, values[0] & 0xff, 1);
    assertEquals(159, values[1] & 0xff, 1);
    assertEquals(175, values[2] & 0xff, 1);
  }

  @Test
  void theSidesOfATransparentImageAreTheBackgroundAndThoseOfAnOpaqueOneAreBlack()
      throws IOException {
    BufferedImage image = new BufferedImage(6, 2, BufferedImage.TYPE_INT_ARGB);
    ImageFit fit = ImageFit.PAD.on(Background.WHITE);
    Path file = write(image, "png");
    byte[] white = new byte[GREY.values()];
    Arrays.fill(white, (byte) 255);
    assertArrayEquals(white, ImageFile.read(file, GREY, fit));
    for (int i = 0; i < 12; i++) {
      image.setRGB(i % 6, i / 6, 0xff646464);
    }
    file = write(image, "png");
    byte[] opaque = ImageFile.read(file, GREY, fit);
    assertEquals(0, opaque[0]);
    assertEquals(100, opaque[6]);
    assertFalse(ImageFile.isTransparent(file));
  }

  @Test
  void greyWithTransparencyStaysGrey() throws IOException {
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            true,
            false,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_BYTE);
    WritableRaster raster = model.createCompatibleWritableRaster(6, 4);
    raster.setPixel(0, 0, new int[] {100, 255});
    raster.setPixel(1, 0, new int[] {200, 0});
    Path file = write(new BufferedImage(model, raster, false, null), "png");
    assertArrayEquals(
        new byte[] {100, 0, 0}, Arrays.copyOf(ImageFile.read(file, GREY, ImageFit.STRETCH), 3));
    byte[] onWhite = ImageFile.read(file, GREY, ImageFit.STRETCH.on(Background.WHITE));
    assertArrayEquals(new byte[] {100, -1, -1}, Arrays.copyOf(onWhite, 3));
  }

  @Test
  void ofAnAnimationTheFirstPictureIsTaken() throws IOException {
    Path file = directory.resolve("moving.gif");
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (Color color : new Color[] {Color.RED, Color.GREEN, Color.BLUE}) {
        BufferedImage frame = new BufferedImage(6, 4, BufferedImage.TYPE_INT_RGB);
        fill(frame, color);
        writer.writeToSequence(new IIOImage(frame, null, null), null);
      }
      writer.endWriteSequence();
    }
    byte[] values = ImageFile.read(file, RGB, ImageFit.STRETCH);
    assertArrayEquals(new byte[] {(byte) 255, 0, 0}, Arrays.copyOf(values, 3));
  }

  @Test
  void aSmallFileThatClaimsAHugeImageIsRefusedUnread() throws IOException {
    Path file = directory.resolve("bomb.png");
    Files.write(file, pngHeader(60_000, 60_000));
    Refusal.ofInput(
        () -> ImageFile.read(file, RGB, ImageFit.STRETCH), file, "60000x60000", "at most 67108864");
  }

  @Test
  void aSmallFileThatClaimsAPhotographIsRefusedUnread() throws IOException {
    Path file = directory.resolve("claim.png");
    Files.write(file, pngHeader(8000, 8000));
    Refusal.ofInput(
        () -> ImageFile.read(file, RGB, ImageFit.STRETCH), file, "claims 8000x8000", "33 bytes");
  }

  @Test
  void aBlankPageIsReadHoweverFewItsBytesAre() throws IOException {
    BufferedImage page = new BufferedImage(4400, 4400, BufferedImage.TYPE_BYTE_BINARY);
    Path file = write(page, "png");
    assertTrue(Files.size(file) < 4000, "2.4 MB of pixels");
    assertArrayEquals(new byte[RGB.values()], ImageFile.read(file, RGB, ImageFit.STRETCH));
  }

  @Test
  void textsInAPngAreNeverInflated() throws IOException {
    BufferedImage image = new BufferedImage(6, 4, BufferedImage.TYPE_BYTE_INDEXED);
    fill(image, new Color(0x33, 0x66, 0x99));
    byte[] png = Files.readAllBytes(write(image, "png"));
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(png, 0, AFTER_HEADER);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.write("Comment\0\0".getBytes(StandardCharsets.US_ASCII));
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(text)) {
      deflater.write(new byte[64 << 20]);
    }
    bomb.write(chunk("zTXt", text.toByteArray()));
    bomb.write(png, AFTER_HEADER, png.length - AFTER_HEADER);
    Path file = Files.write(directory.resolve("bomb.png"), bomb.toByteArray());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    byte[] values = ImageFile.read(file, RGB, ImageFit.STRETCH);
    assertTrue(threads.getCurrentThreadAllocatedBytes() - before < 32 << 20);
    assertArrayEquals(new byte[] {0x33, 0x66, (byte) 0x99}, Arrays.copyOf(values, 3));
  }

  @Test
  void aPngWhoseChunkIsLongerThanTheFileIsRefused() throws IOException {
    BufferedImage image = new BufferedImage(6, 4, BufferedImage.TYPE_INT_RGB);
    Path file = write(image, "png");
    for (int length : new int[] {1 << 20, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
      byte[] png = Files.readAllBytes(file);
      ByteBuffer.wrap(png).putInt(AFTER_HEADER, length);
      Path longer = Files.write(directory.resolve("longer.png"), png);
      Refusal.ofInput(
          () -> ImageFile.read(longer, RGB, ImageFit.STRETCH),
          longer,
          Integer.toUnsignedString(length),
          "cut off");
    }
  }

  @Test
  void aJpegOfManyScansIsRefusedAndOneOfAFewIsRead() throws IOException {
    Path file = directory.resolve("progressive.jpg");
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      ImageWriteParam progressive = writer.getDefaultWriteParam();
      progressive.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      BufferedImage image = new BufferedImage(6, 4, BufferedImage.TYPE_INT_RGB);
      writer.write(null, new IIOImage(image, null, null), progressive);
    }
    assertEquals(RGB.values(), ImageFile.read(file, RGB, ImageFit.STRETCH).length);
    byte[] jpeg = Files.readAllBytes(file);
    int few = new JpegFile(jpeg).scans();
    assertTrue(few > 1 && few < 20, few + " scans");
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(jpeg, 0, jpeg.length - 2);
    for (int i = few; i <= 100; i++) {
      bomb.write(new byte[] {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 1, 5, 0, 0});
    }
    bomb.write(new byte[] {(byte) 0xff, (byte) 0xd9});
    Path many = Files.write(directory.resolve("many.jpg"), bomb.toByteArray());
    Refusal.ofInput(
        () -> ImageFile.read(many, RGB, ImageFit.STRETCH), many, "101 scans", "at most 100");
  }

  @Test
  void onlyMarkersCountAsScans() {
    byte[] jpeg = {
      -1,
      -40, // start
      -1,
      -31,
      0,
      6,
      -1,
      -38,
      0,
      0, // a comment that holds one
      -1,
      -1,
      -38,
      0,
      2,
      7,
      -1,
      0,
      -38,
      -1,
      -48,
      -38, // one, filled before; data that looks alike
      -1,
      -38 // one cut off
    };
    assertEquals(2, new JpegFile(jpeg).scans());
    assertEquals(0, new JpegFile(new byte[] {-1}).scans());
  }

  @Test
  void aBitmapThatHoldsAnotherImageIsRefused() throws IOException {
    Path file = write(new BufferedImage(6, 4, BufferedImage.TYPE_INT_RGB), "bmp");
    byte[] bitmap = Files.readAllBytes(file);
    for (int compression : new int[] {4, 5}) {
      bitmap[30] = (byte) compression;
      Files.write(file, bitmap);
      Refusal.ofInput(() -> ImageFile.read(file, RGB, ImageFit.STRETCH), file, "JPEG or PNG");
    }
  }

  @Test
  void aFormatWhoseSizeNothingBoundsIsNotRead() throws IOException {
    Path file = write(new BufferedImage(6, 4, BufferedImage.TYPE_INT_RGB), "tiff");
    Refusal.ofInput(
        () -> ImageFile.read(file, RGB, ImageFit.STRETCH), file, "[PNG, JPEG, GIF, BMP]");
  }

  @Test
  void aFileThatIsNoneIsRefused() throws IOException {
    Path gone = directory.resolve("gone.png");
    Refusal.ofInput(() -> ImageFile.read(gone, RGB, ImageFit.STRETCH), gone, "no such file");
    Refusal.ofInput(
        () -> ImageFile.read(directory, RGB, ImageFit.STRETCH), directory, "is a directory");
    Path text = Files.writeString(directory.resolve("text.png"), "no picture");
    Refusal.ofInput(() -> ImageFile.read(text, RGB, ImageFit.STRETCH), text, "no image");
    Path header = Files.write(directory.resolve("header.png"), pngHeader(6, 4));
    Refusal.ofInput(() -> ImageFile.read(header, RGB, ImageFit.STRETCH), header, "damaged image");
  }

  private Path write(BufferedImage image, String format) throws IOException {
    Path file = directory.resolve("image." + format);
    assertTrue(ImageIO.write(image, format, file.toFile()), format);
    return file;
  }

  private static void fill(BufferedImage image, Color color) {
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.dispose();
  }

  /** A PNG that ends where its pixels would begin. */
  private static byte[] pngHeader(int width, int height) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0}); // 8 bits, RGB
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    png.write(chunk("IHDR", header.array()));
    return png.toByteArray();
  }

  private static byte[] chunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
    chunk.putInt(data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + data.length);
    return chunk.putInt((int) crc.getValue()).array();
  }
}
