package dev.csn.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;

/**
 * A PNG as chunks (W3C PNG specification, section 5): a length of four bytes, a type of four
 * letters, the data, a checksum.
 */
final class PngFile implements EncodedImage {
  private static final int SIGNATURE = 8;
  private static final int AROUND = 12; // bytes of a chunk beside its data
  private static final Set<String> PICTURE = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  /** Inflated bytes. The largest profiles, of printers, take some 2 MB. */
  private static final int MAX_PROFILE = 1 << 22;

  private final byte[] png;

  PngFile(byte[] png) {
    this.png = png;
  }

  /**
   * Keeps only the picture's chunks. Java's decoder would inflate texts to up to a thousand times
   * their size and discard them.
   *
   * @throws IIOException if a chunk is longer than the file
   */
  @Override
  public byte[] decodable() throws IIOException {
    ByteBuffer in = ByteBuffer.wrap(png);
    ByteArrayOutputStream out = new ByteArrayOutputStream(png.length);
    out.write(png, 0, SIGNATURE);
    String type = "";
    for (int at = SIGNATURE;
        at < png.length && !type.equals("IEND");
        at += AROUND + in.getInt(at)) {
      if (png.length - at < AROUND) {
        throw new IIOException("it is cut off");
      }
      long length = in.getInt(at);
      type = new String(png, at + Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
      if (length < 0 || length > png.length - at - AROUND) {
        throw new IIOException("a chunk of " + (length & 0xffffffffL) + " bytes, it is cut off");
      }
      if (PICTURE.contains(type)) {
        out.write(png, at, AROUND + (int) length);
      }
    }
    return out.toByteArray();
  }

  @Override
  public BufferedImage picture(ImageReader reader) throws IOException {
    BufferedImage image = reader.read(0);
    boolean grey = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    byte[] profile = grey ? new byte[0] : profile();
    return profile.length == 0 ? image : IccColors.applied(image, profile);
  }

  @Override
  public int orientation() {
    return ExifOrientation.of(ByteBuffer.wrap(first("eXIf")));
  }

  /** The content of the first chunk of a type; empty if there is none. */
  private byte[] first(String type) {
    ByteBuffer in = ByteBuffer.wrap(png);
    int at = SIGNATURE;
    while (png.length - at >= AROUND) {
      int length = in.getInt(at);
      if (length < 0 || length > png.length - at - AROUND) {
        break;
      }
      int content = at + Integer.BYTES + type.length();
      if (type.equals(
          new String(png, at + Integer.BYTES, type.length(), StandardCharsets.ISO_8859_1))) {
        return Arrays.copyOfRange(png, content, content + length);
      }
      at += AROUND + length;
    }
    return new byte[0];
  }

  /** The ICC profile (section 11.3.2.3); empty if there is none, or it is damaged or huge. */
  private byte[] profile() {
    byte[] chunk = first("iCCP"); // a name, a zero, a zero for deflated, the profile
    int name = 0;
    while (name < chunk.length && chunk[name] != 0) {
      name++;
    }
    int from = name + 2;
    if (from >= chunk.length) {
      return new byte[0];
    }
    try (InputStream in =
        new InflaterInputStream(new ByteArrayInputStream(chunk, from, chunk.length - from))) {
      byte[] profile = in.readNBytes(MAX_PROFILE + 1);
      return profile.length > MAX_PROFILE ? new byte[0] : profile;
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
