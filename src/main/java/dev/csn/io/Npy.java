package dev.csn.io;

import dev.csn.error.InputException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * NumPy's array format, version 1.0, C order, with element types {@code |u1}, {@code <i4} and
 * {@code <f4} (numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
 */
public final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;
  private static final int MAX_ELEMENTS = Integer.MAX_VALUE - 64; // elements of a Java array
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '([^']{1,8})', 'fortran_order': False, 'shape': \\(([0-9, ]{0,80})\\), ?\\}"
              + " *\n");

  private Npy() {}

  /** The type of an array's elements. */
  public enum ElementType {
    UINT8("|u1", 1),
    INT32("<i4", 4),
    FLOAT32("<f4", 4);

    private final String descriptor;
    private final int bytes;

    ElementType(String descriptor, int bytes) {
      this.descriptor = descriptor;
      this.bytes = bytes;
    }
  }

  /**
   * An array's type and shape.
   *
   * @param shape the extents, outermost first
   * @param offset the number of bytes before the first element
   */
  public record Header(ElementType type, long[] shape, int offset) {
    /** The number of bytes of all elements. */
    public long dataBytes() {
      long bytes = type.bytes;
      for (long extent : shape) {
        bytes = Math.multiplyExact(bytes, extent);
      }
      return bytes;
    }

    /** The number of bytes of the whole file. */
    public long fileBytes() {
      return Math.addExact(offset, dataBytes());
    }
  }

  /** The bytes of a header, padded so that the first element is aligned to 64 bytes. */
  public static byte[] header(ElementType type, long... shape) {
    StringJoiner extents = new StringJoiner(", ", "(", shape.length == 1 ? ",)" : ")");
    for (long extent : shape) {
      extents.add(Long.toString(extent));
    }
    String text =
        "{'descr': '" + type.descriptor + "', 'fortran_order': False, 'shape': " + extents + ", }";
    int unpadded = MAGIC.length + 2 + text.length() + 1;
    int total = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    String padded = text + " ".repeat(total - unpadded) + "\n";
    ByteBuffer buffer = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(MAGIC).putShort((short) padded.length());
    buffer.put(padded.getBytes(StandardCharsets.US_ASCII));
    return buffer.array();
  }

  /**
   * Reads a header and stops before the first element.
   *
   * @param name the file's name, for messages
   * @throws InputException if the header is damaged, or the element type is another one
   */
  public static Header readHeader(InputStream in, String name) throws IOException {
    byte[] start = in.readNBytes(MAGIC.length + 2);
    if (start.length < MAGIC.length + 2
        || !Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
      throw new InputException(name + ": not a NumPy array of format 1.0");
    }
    int length = (start[MAGIC.length] & 0xff) | (start[MAGIC.length + 1] & 0xff) << 8;
    byte[] text = in.readNBytes(length);
    String header = new String(text, StandardCharsets.ISO_8859_1);
    Matcher matcher = HEADER.matcher(header);
    if (text.length != length || !matcher.matches()) {
      throw new InputException(name + ": unreadable NumPy header");
    }
    ElementType type =
        Arrays.stream(ElementType.values())
            .filter(t -> t.descriptor.equals(matcher.group(1)))
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        name
                            + ": element type "
                            + matcher.group(1)
                            + ", expected |u1, <i4 or <f4"));
    try {
      Header result = new Header(type, extents(matcher.group(2)), start.length + length);
      result.fileBytes();
      return result;
    } catch (ArithmeticException | NumberFormatException e) {
      throw new InputException(name + ": impossible shape (" + matcher.group(2) + ")", e);
    }
  }

  private static long[] extents(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .mapToLong(Long::parseLong)
        .toArray();
  }

  /** Writes a float32 array; {@code values} in C order. */
  public static void writeFloats(OutputStream out, float[] values, long... shape)
      throws IOException {
    writeHeader(out, ElementType.FLOAT32, values.length, shape);
    ByteBuffer buffer = ByteBuffer.allocate(1 << 15).order(ByteOrder.LITTLE_ENDIAN);
    int floats = buffer.capacity() / Float.BYTES;
    for (int from = 0; from < values.length; from += floats) {
      int count = Math.min(floats, values.length - from);
      buffer.clear();
      buffer.asFloatBuffer().put(values, from, count);
      out.write(buffer.array(), 0, count * Float.BYTES);
    }
  }

  /** Writes an int32 array; {@code values} in C order. */
  public static void writeInts(OutputStream out, int[] values, long... shape) throws IOException {
    writeHeader(out, ElementType.INT32, values.length, shape);
    ByteBuffer buffer = ByteBuffer.allocate(1 << 15).order(ByteOrder.LITTLE_ENDIAN);
    int ints = buffer.capacity() / Integer.BYTES;
    for (int from = 0; from < values.length; from += ints) {
      int count = Math.min(ints, values.length - from);
      buffer.clear();
      buffer.asIntBuffer().put(values, from, count);
      out.write(buffer.array(), 0, count * Integer.BYTES);
    }
  }

  private static void writeHeader(OutputStream out, ElementType type, int elements, long[] shape)
      throws IOException {
    if (new Header(type, shape, 0).dataBytes() != (long) elements * type.bytes) {
      throw new IllegalArgumentException(elements + " elements of shape " + Arrays.toString(shape));
    }
    out.write(header(type, shape));
  }

  /**
   * Reads a float32 array of a known shape to its last byte.
   *
   * @param name the file's name, for messages
   * @param limit the number of bytes of the source, which bounds the memory allocated
   * @param shape the required extents; -1 accepts any
   * @return the elements in C order
   * @throws InputException if type, shape or length differ, or an element is not finite
   */
  public static float[] readFloats(InputStream in, String name, long limit, long... shape)
      throws IOException {
    float[] values = new float[elements(in, name, ElementType.FLOAT32, limit, shape)];
    fill(values, new DataInputStream(in), name);
    return values;
  }

  /**
   * Reads an int32 array of a known shape to its last byte.
   *
   * @param name the file's name, for messages
   * @param limit the number of bytes of the source, which bounds the memory allocated
   * @param shape the required extents; -1 accepts any
   * @return the elements in C order
   * @throws InputException if type, shape or length differ
   */
  public static int[] readInts(InputStream in, String name, long limit, long... shape)
      throws IOException {
    int[] values = new int[elements(in, name, ElementType.INT32, limit, shape)];
    byte[] block = new byte[1 << 15];
    ByteBuffer buffer = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    int ints = block.length / Integer.BYTES;
    for (int from = 0; from < values.length; from += ints) {
      int count = Math.min(ints, values.length - from);
      if (in.readNBytes(block, 0, count * Integer.BYTES) < count * Integer.BYTES) {
        throw new InputException(name + ": ends before its last element");
      }
      buffer.asIntBuffer().get(values, from, count);
    }
    return values;
  }

  /** Reads a header, checks type and shape, and returns the number of elements. */
  private static int elements(
      InputStream in, String name, ElementType type, long limit, long[] shape) throws IOException {
    Header header = readHeader(in, name);
    if (header.type != type || !matches(header.shape, shape)) {
      throw new InputException(
          name
              + ": "
              + header.type
              + Arrays.toString(header.shape)
              + ", expected "
              + type
              + Arrays.toString(shape).replace("-1", "any"));
    }
    if (header.fileBytes() != limit) {
      throw new InputException(
          name + ": " + limit + " bytes, its header asks for " + header.fileBytes());
    }
    long elements = header.dataBytes() / type.bytes;
    if (elements > MAX_ELEMENTS) {
      throw new InputException(
          name
              + ": "
              + Arrays.toString(header.shape)
              + ": must be at most "
              + MAX_ELEMENTS
              + " elements");
    }
    return (int) elements;
  }

  private static void fill(float[] values, DataInputStream in, String name) throws IOException {
    byte[] block = new byte[1 << 15];
    ByteBuffer buffer = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    int floats = block.length / Float.BYTES;
    try {
      for (int from = 0; from < values.length; from += floats) {
        int count = Math.min(floats, values.length - from);
        in.readFully(block, 0, count * Float.BYTES);
        buffer.asFloatBuffer().get(values, from, count);
      }
    } catch (EOFException e) {
      throw new InputException(name + ": ends before its last element", e);
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new InputException(name + ": element " + i + " is " + values[i]);
      }
    }
  }

  private static boolean matches(long[] found, long[] demanded) {
    if (found.length != demanded.length) {
      return false;
    }
    for (int i = 0; i < found.length; i++) {
      if (demanded[i] != -1 && found[i] != demanded[i]) {
        return false;
      }
    }
    return true;
  }
}
