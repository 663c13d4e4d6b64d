package dev.csn.dataset;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.imageio.IIOException;

/**
 * The chunks that a PNG consists of (W3C PNG specification, section 5): a length of four bytes, a
 * type of four letters, as many bytes, a checksum.
 */
final class PngChunks {
  private static final int SIGNATURE = 8;
  private static final int AROUND = 12; // bytes of a chunk beside its data
  private static final Set<String> PICTURE = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

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
}
