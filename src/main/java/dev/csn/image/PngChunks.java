package dev.csn.image;

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

/**
 * The chunks that a PNG consists of (W3C PNG specification, section 5): a length of four bytes, a
 * type of four letters, as many bytes, a checksum.
 */
final class PngChunks {
  private static final int SIGNATURE = 8;
  private static final int AROUND = 12; // bytes of a chunk beside its data
  private static final Set<String> PICTURE = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  /** Of a profile, inflated: those of printers with the finest tables take some 2 MB. */
  private static final int MAX_PROFILE = 1 << 22;

  private PngChunks() {}

  /**
   * A PNG without what is not its picture. Java's decoder would inflate texts, to a thousand times
   * their size, and throw them away.
   *
   * @throws IIOException if a chunk is longer than the file
   */
  static byte[] ofPicture(byte[] png) throws IIOException {
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

  /** The content of the first chunk of a type; empty if there is none. */
  static byte[] first(byte[] png, String type) {
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
  static byte[] profile(byte[] png) {
    byte[] chunk = first(png, "iCCP"); // a name, a zero, a zero for deflated, the profile
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
