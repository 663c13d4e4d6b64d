package dev.csn.image;

import dev.csn.error.InputException;
import dev.csn.io.FileProblem;
import dev.csn.io.Npy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The pixels of many images of one shape: uint8 [N, H, W, C]. Files are mapped into memory and read
 * image by image; the heap holds none of their pixels. Safe for use by several threads.
 */
public final class Pixels {
  private static final int SEGMENT_BYTES = 1 << 30;

  private final ImageShape shape;
  private final int items;

  /** The first image of each segment. */
  private final int[] firsts;

  private final ByteBuffer[] segments;

  /** The selected images' indices in the segments; null for all images. */
  private final int @Nullable [] rows;

  private Pixels(
      ImageShape shape, int items, int[] firsts, ByteBuffer[] segments, int @Nullable [] rows) {
    this.shape = shape;
    this.items = items;
    this.firsts = firsts;
    this.segments = segments;
    this.rows = rows;
  }

  /**
   * Pixels in memory.
   *
   * @param values uint8 [N, H, W, C] in C order
   */
  public static Pixels of(byte[] values, ImageShape shape) {
    if (values.length % shape.values() != 0) {
      throw new IllegalArgumentException(values.length + " bytes for images of " + shape);
    }
    int items = values.length / shape.values();
    ByteBuffer[] segments = {ByteBuffer.wrap(values.clone())};
    return new Pixels(shape, items, new int[1], segments, null);
  }

  /**
   * Pixels of a file.
   *
   * @param npy uint8 [items, H, W, C]
   * @throws InputException if it is missing or not exactly such an array
   */
  public static Pixels map(Path npy, ImageShape shape, int items) {
    return map(npy, shape, items, SEGMENT_BYTES);
  }

  /**
   * Maps segments of at most {@code segmentBytes}, but at least one image each. Java maps at most 2
   * GiB at once.
   */
  static Pixels map(Path npy, ImageShape shape, int items, int segmentBytes) {
    try (FileChannel channel = FileChannel.open(npy)) {
      int offset = checkedOffset(npy, channel.size(), shape, items);
      int perSegment = Math.max(1, segmentBytes / shape.values());
      ByteBuffer[] segments = new ByteBuffer[(items - 1) / perSegment + 1];
      int[] firsts = new int[segments.length];
      for (int s = 0; s < segments.length; s++) {
        firsts[s] = s * perSegment;
        long from = offset + (long) firsts[s] * shape.values();
        long bytes = (long) Math.min(perSegment, items - firsts[s]) * shape.values();
        segments[s] = channel.map(FileChannel.MapMode.READ_ONLY, from, bytes);
      }
      return new Pixels(shape, items, firsts, segments, null);
    } catch (IOException e) {
      throw FileProblem.unreadable(npy, e);
    }
  }

  private static int checkedOffset(Path npy, long size, ImageShape shape, int items)
      throws IOException {
    Npy.Header header;
    try (InputStream in = Files.newInputStream(npy)) {
      header = Npy.readHeader(in, npy.toString());
    }
    long[] expected = {items, shape.height(), shape.width(), shape.channels()};
    if (header.type() != Npy.ElementType.UINT8 || !Arrays.equals(header.shape(), expected)) {
      throw new InputException(
          npy
              + ": "
              + header.type()
              + Arrays.toString(header.shape())
              + ", expected "
              + Npy.ElementType.UINT8
              + Arrays.toString(expected));
    }
    if (header.fileBytes() != size) {
      throw new InputException(
          npy + ": " + size + " bytes, its header asks for " + header.fileBytes());
    }
    return header.offset();
  }

  /** The number of images. */
  public int items() {
    return items;
  }

  public ImageShape shape() {
    return shape;
  }

  /**
   * Joins images, one part after another. Nothing is copied.
   *
   * @param parts one or more, all of the same shape, none of them a selection
   */
  public static Pixels join(List<Pixels> parts) {
    ImageShape shape = parts.get(0).shape;
    List<ByteBuffer> segments = new ArrayList<>();
    IntStream.Builder firsts = IntStream.builder();
    int items = 0;
    for (Pixels part : parts) {
      if (!part.shape.equals(shape) || part.rows != null) {
        throw new IllegalArgumentException("images of " + part.shape + " after " + shape);
      }
      for (int first : part.firsts) {
        firsts.add(items + first);
      }
      segments.addAll(Arrays.asList(part.segments));
      items = Math.addExact(items, part.items);
    }
    return new Pixels(
        shape, items, firsts.build().toArray(), segments.toArray(ByteBuffer[]::new), null);
  }

  /** Selects images, in the order of {@code selected}. Nothing is copied. */
  public Pixels select(int[] selected) {
    int[] of = new int[selected.length];
    for (int i = 0; i < selected.length; i++) {
      of[i] = row(selected[i]);
    }
    return new Pixels(shape, of.length, firsts, segments, of);
  }

  private int row(int item) {
    Objects.checkIndex(item, items);
    return rows == null ? item : rows[item];
  }

  /**
   * Copies one image's values, [H, W, C] in C order.
   *
   * @param target receives them from {@code offset} on
   */
  public void copy(int item, byte[] target, int offset) {
    int row = row(item);
    int found = Arrays.binarySearch(firsts, row);
    int segment = found < 0 ? -found - 2 : found;
    int values = shape.values();
    segments[segment].get((row - firsts[segment]) * values, target, offset, values);
  }
}
