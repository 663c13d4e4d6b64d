package dev.csn.dataset;

import dev.csn.error.InputException;
import dev.csn.io.FileProblem;
import dev.csn.io.Npy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The pixels of many images of one shape: uint8 [N, H, W, C]. Those of a file are mapped into
 * memory and read image by image; the heap holds none of them. Safe for use by several threads.
 */
public final class Pixels {
  private static final int SEGMENT_BYTES = 1 << 30;

  private final ImageShape shape;
  private final int items;
  private final int itemsPerSegment;
  private final ByteBuffer[] segments;

  /** Where in the segments each image is; null if all are there, in their order. */
  private final int[] places;

  private Pixels(
      ImageShape shape, int items, int itemsPerSegment, ByteBuffer[] segments, int[] places) {
    this.shape = shape;
    this.items = items;
    this.itemsPerSegment = itemsPerSegment;
    this.segments = segments;
    this.places = places;
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
    ByteBuffer[] one = {ByteBuffer.wrap(values.clone())};
    return new Pixels(shape, items, items, one, /* places= */ null);
  }

  /**
   * Pixels of a file.
   *
   * @param npy uint8 [items, H, W, C]
   * @throws InputException if it is missing or is no such array, to its last byte
   */
  public static Pixels map(Path npy, ImageShape shape, int items) {
    return map(npy, shape, items, SEGMENT_BYTES);
  }

  /** Of at most {@code segmentBytes} a mapping, if an image fits: Java maps no more than 2 GiB. */
  static Pixels map(Path npy, ImageShape shape, int items, int segmentBytes) {
    try (FileChannel channel = FileChannel.open(npy)) {
      int offset = checkedOffset(npy, channel.size(), shape, items);
      int perSegment = Math.max(1, segmentBytes / shape.values());
      ByteBuffer[] segments = new ByteBuffer[(items - 1) / perSegment + 1];
      for (int s = 0; s < segments.length; s++) {
        int first = s * perSegment;
        long from = offset + (long) first * shape.values();
        long bytes = (long) Math.min(perSegment, items - first) * shape.values();
        segments[s] = channel.map(FileChannel.MapMode.READ_ONLY, from, bytes);
      }
      return new Pixels(shape, items, perSegment, segments, /* places= */ null);
    } catch (IOException e) {
      throw new InputException(npy + ": " + FileProblem.reason(e), e);
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

  /** How many images there are. */
  public int items() {
    return items;
  }

  public ImageShape shape() {
    return shape;
  }

  /** Only the given images, in that order; none of them is copied. */
  Pixels select(int[] rows) {
    int[] selected = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = place(rows[i]);
    }
    return new Pixels(shape, rows.length, itemsPerSegment, segments, selected);
  }

  private int place(int item) {
    return places == null ? item : places[item];
  }

  /**
   * Copies one image's values, [H, W, C] in C order.
   *
   * @param target where they go, from {@code offset} on
   */
  public void copy(int item, byte[] target, int offset) {
    int values = shape.values();
    int place = place(item);
    int from = place % itemsPerSegment * values;
    segments[place / itemsPerSegment].get(from, target, offset, values);
  }
}
