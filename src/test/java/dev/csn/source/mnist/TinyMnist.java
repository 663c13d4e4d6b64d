package dev.csn.source.mnist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Makes IDX files by hand, and MNIST's four files with few and small images. */
public final class TinyMnist {
  private TinyMnist() {}

  /** An IDX file of unsigned bytes; {@code values} need not fill the extents. */
  public static byte[] idx(byte[] values, int... extents) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * extents.length + values.length);
    buffer.put(new byte[] {0, 0, 8, (byte) extents.length});
    for (int extent : extents) {
      buffer.putInt(extent);
    }
    return buffer.put(values).array();
  }

  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  /** Grey values that differ from image to image and take all values from 0 to 255. */
  public static byte[] images(int count, int height, int width, int first) {
    byte[] values = new byte[count * height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (first + i * 37);
    }
    return idx(values, count, height, width);
  }

  /** Labels 0 to 9, from {@code first} on, again and again. */
  public static byte[] labels(int count, int first) {
    byte[] values = new byte[count];
    for (int i = 0; i < count; i++) {
      values[i] = (byte) ((first + i) % 10);
    }
    return idx(values, count);
  }

  /** All four files, gzipped. */
  public static void write(Path directory, int train, int test, int height, int width)
      throws IOException {
    Files.createDirectories(directory);
    write(directory, "train-images-idx3-ubyte.gz", images(train, height, width, 1));
    write(directory, "train-labels-idx1-ubyte.gz", labels(train, 3));
    write(directory, "t10k-images-idx3-ubyte.gz", images(test, height, width, 2));
    write(directory, "t10k-labels-idx1-ubyte.gz", labels(test, 5));
  }

  private static void write(Path directory, String name, byte[] idx) throws IOException {
    Files.write(directory.resolve(name), gzip(idx));
  }
}
