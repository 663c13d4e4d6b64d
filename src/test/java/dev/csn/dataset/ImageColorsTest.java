package dev.csn.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.image.ImageFile;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Inks and ICC profiles. Expected values are those of Pillow 9.4, which are browsers' too. */
class ImageColorsTest {
  private static final int AFTER_HEADER = 33; // bytes of a PNG's signature and first chunk

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "35, 225, 225, 0, 220 30 30", // RGB (220, 30, 30) made CMYK by Pillow
    "0, 0, 0, 0, 255 255 255",
    "0, 0, 0, 255, 0 0 0",
    "40, 200, 120, 16, 202 52 127",
    "200, 40, 120, 16, 52 202 127",
    "120, 120, 120, 56, 105 105 105"
  })
  void inksBecomeWhatBrowsersShow(int c, int m, int y, int k, String rgb) throws IOException {
    byte[] jpeg = inks(c, m, y, k);
    assertEquals(rgb, colors(jpeg, "jpg"), "without Adobe's marker");
    assertEquals(rgb, colors(adobe(jpeg, 0), "jpg"), "with it");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void inksStoredAsLumaAndChromaAreTurnedBack(int transform) throws IOException {
    // As stored: luma 96, chroma 128 and 160, black ink none. By BT.601 the inks' inverses are
    // 255 - (96 + 45), 255 - (96 - 23), 255 - 96.
    byte[] jpeg = inks(255 - 96, 255 - 128, 255 - 160, 0);
    assertEquals("114 182 159", colors(adobe(jpeg, transform), "jpg"));
  }

  @Test
  void aProfileOfInksIsApplied() throws IOException {
    byte[] jpeg = adobe(inks(35, 225, 225, 0), 0);
    assertEquals("119 119 119", colors(profiled(jpeg, inkProfile()), "jpg")); // all is L* 50
  }

  @Test
  void aProfileThatDoesNotFitIsIgnored() throws IOException {
    byte[] grey = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
    byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    byte[] rgb = jpeg(220, 30, 30);
    String plain = colors(rgb, "jpg");
    assertEquals(plain, colors(profiled(rgb, grey), "jpg"));
    assertEquals(plain, colors(profiled(rgb, inkProfile()), "jpg"));
    assertEquals(plain, colors(profiled(rgb, new byte[200]), "jpg"));
    assertEquals(
        plain, colors(profiled(rgb, of(linear, "Lab ")), "jpg"), "of three components too");
    assertEquals(plain, colors(profiled(rgb, 1, 2, linear), "jpg"), "its second half is missing");
    byte[] inks = adobe(inks(35, 225, 225, 0), 0);
    assertEquals("220 30 30", colors(profiled(inks, linear), "jpg"));
    assertEquals("220 30 30", colors(profiled(inks, grey), "jpg"));
    assertEquals("220 30 30", colors(profiled(inks, new byte[200]), "jpg"));
    byte[] png = png(220, 30, 30);
    assertEquals("220 30 30", colors(profiledPng(png, grey), "png"));
    assertEquals("220 30 30", colors(profiledPng(png, inkProfile()), "png"));
    assertEquals("220 30 30", colors(profiledPng(png, new byte[200]), "png"));
  }

  @Test
  void aProfileIsAppliedInPngAsInJpeg() throws IOException {
    byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    // Half the light is 188 in sRGB, an eighth is 99.
    assertEquals("188 99 255", colors(profiledPng(png(128, 32, 255), linear), "png"));
    assertEquals("188 188 188", colors(profiled(jpeg(128, 128, 128), linear), "jpg"));
  }

  @Test
  void aProfileChangesNoTransparency() throws IOException {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(7, 7, 0xff808080);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    Path file = Files.write(directory.resolve("a.png"), profiledPng(png.toByteArray(), linear));
    byte[] values = ImageFile.read(file, new ImageShape(8, 8, 1), ImageFit.STRETCH);
    assertEquals(0, values[0]);
    assertEquals(188, values[63] & 0xff);
  }

  @Test
  void underSrgbsOwnProfileEveryValueStaysAsItIs() throws IOException {
    byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    BufferedImage image = new BufferedImage(256, 3, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256; i++) {
      image.setRGB(i, 0, i << 16 | (255 - i) << 8 | i / 2);
      image.setRGB(i, 1, 0x010101 * i);
      image.setRGB(i, 2, i);
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    ImageShape shape = new ImageShape(3, 256, 3);
    Path plain = Files.write(directory.resolve("plain.png"), png.toByteArray());
    Path tagged = Files.write(directory.resolve("p.png"), profiledPng(png.toByteArray(), srgb));
    assertArrayEquals(
        ImageFile.read(plain, shape, ImageFit.STRETCH),
        ImageFile.read(tagged, shape, ImageFit.STRETCH));
  }

  @Test
  void aProfileThatInflatesToMuchIsIgnored() throws IOException {
    assertEquals("220 30 30", colors(profiledPng(png(220, 30, 30), new byte[1 << 26]), "png"));
  }

  /** Of a pixel in the middle. */
  private String colors(byte[] image, String ending) throws IOException {
    Path file = Files.write(directory.resolve("image." + ending), image);
    byte[] values = ImageFile.read(file, new ImageShape(16, 16, 3), ImageFit.STRETCH);
    int at = 3 * (16 * 8 + 8);
    return (values[at] & 0xff) + " " + (values[at + 1] & 0xff) + " " + (values[at + 2] & 0xff);
  }

  /** A JPEG of one mixture of inks, stored inverted, at the best quality. */
  private static byte[] inks(int... inks) throws IOException {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, inks.length, null);
    int[] stored = Arrays.stream(inks).map(ink -> 255 - ink).toArray();
    for (int i = 0; i < 256; i++) {
      raster.setPixel(i % 16, i / 16, stored);
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(javax.imageio.ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(1);
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(jpeg)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(raster, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return jpeg.toByteArray();
  }

  private static byte[] jpeg(int r, int g, int b) throws IOException {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(filled(r, g, b), "jpeg", jpeg);
    return jpeg.toByteArray();
  }

  private static byte[] png(int r, int g, int b) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(filled(r, g, b), "png", png);
    return png.toByteArray();
  }

  private static BufferedImage filled(int r, int g, int b) {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256; i++) {
      image.setRGB(i % 16, i / 16, r << 16 | g << 8 | b);
    }
    return image;
  }

  private static byte[] adobe(byte[] jpeg, int transform) {
    byte[] marker = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
    return withSegment(jpeg, 0xee, marker);
  }

  private static byte[] profiled(byte[] jpeg, byte[] profile) {
    return profiled(jpeg, 1, 1, profile);
  }

  private static byte[] profiled(byte[] jpeg, int part, int parts, byte[] profile) {
    ByteBuffer content = ByteBuffer.allocate(14 + profile.length);
    content.put("ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII));
    content.put((byte) part).put((byte) parts).put(profile);
    return withSegment(jpeg, 0xe2, content.array());
  }

  private static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
    ByteBuffer with = ByteBuffer.allocate(jpeg.length + 4 + content.length);
    with.put(jpeg, 0, 2).put((byte) 0xff).put((byte) marker);
    with.putShort((short) (2 + content.length)).put(content);
    return with.put(jpeg, 2, jpeg.length - 2).array();
  }

  private static byte[] profiledPng(byte[] png, byte[] profile) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes("mine\0\0".getBytes(StandardCharsets.US_ASCII));
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(content)) {
      deflater.write(profile);
    }
    ByteBuffer chunk = ByteBuffer.allocate(12 + content.size());
    chunk.putInt(content.size()).put("iCCP".getBytes(StandardCharsets.US_ASCII));
    chunk.put(content.toByteArray());
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + content.size());
    chunk.putInt((int) crc.getValue());
    ByteBuffer with = ByteBuffer.allocate(png.length + chunk.capacity());
    with.put(png, 0, AFTER_HEADER).put(chunk.array());
    return with.put(png, AFTER_HEADER, png.length - AFTER_HEADER).array();
  }

  /** A profile as it would be of another color space (ICC.1:2010, 7.2.6). */
  private static byte[] of(byte[] profile, String colorSpace) {
    return ByteBuffer.allocate(profile.length)
        .put(profile)
        .put(16, colorSpace.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  /** A printer's profile (ICC.1:2010) by which any inks give grey, L* 50. */
  private static byte[] inkProfile() {
    int table = 128 + 4 + 12; // behind the header and the list of one tag
    int size = 48 + 4 * 256 + 16 * 3 + 3 * 256; // of the tag: lut8Type, 4 inks to 3, 2 steps each
    ByteBuffer profile = ByteBuffer.allocate(table + size);
    profile.putInt(0, table + size).putInt(8, 0x02400000);
    ascii(profile, 12, "prtrCMYKLab ");
    ascii(profile, 36, "acsp");
    profile.putInt(68, 0xf6d6).putInt(72, 0x10000).putInt(76, 0xd32d); // the light, D50
    profile.putInt(128, 1);
    ascii(profile, 132, "A2B0");
    profile.putInt(136, table).putInt(140, size);
    ascii(profile, table, "mft1");
    profile.put(table + 8, (byte) 4).put(table + 9, (byte) 3).put(table + 10, (byte) 2);
    for (int i = 0; i < 3; i++) {
      profile.putInt(table + 12 + 16 * i, 0x10000); // the unit matrix
    }
    int at = table + 48;
    for (int i = 0; i < 4 * 256; i++) {
      profile.put(at++, (byte) i);
    }
    for (int i = 0; i < 16; i++) {
      profile.put(at++, (byte) 128).put(at++, (byte) 128).put(at++, (byte) 128); // L*, a*, b*
    }
    for (int i = 0; i < 3 * 256; i++) {
      profile.put(at++, (byte) i);
    }
    return profile.array();
  }

  private static void ascii(ByteBuffer to, int at, String text) {
    to.put(at, text.getBytes(StandardCharsets.US_ASCII));
  }
}
