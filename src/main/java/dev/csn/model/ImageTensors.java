package dev.csn.model;

import dev.csn.image.ImageShape;
import dev.csn.image.Pixels;
import dev.csn.model.natives.NativeLibraries;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Converts stored images, uint8 [height, width, channels], to the network's input: float32 in [0,
 * 1], [n, channels, height, width]. Not safe for use by several threads at once.
 */
public final class ImageTensors {
  /** Leaves images unchanged. */
  public static final Change UNCHANGED = (image, spare) -> image;

  private final Pixels pixels;
  private final byte[] image;
  private final byte[] spare;
  private float[] values = new float[0];

  public ImageTensors(Pixels pixels) {
    NativeLibraries.load(); // arrays are native memory
    this.pixels = pixels;
    this.image = new byte[pixels.shape().values()];
    this.spare = new byte[image.length];
  }

  /** A new array of {@code n} images' size, not filled. */
  public INDArray allocate(int n) {
    ImageShape shape = pixels.shape();
    return Nd4j.createUninitialized(
        DataType.FLOAT, new long[] {n, shape.channels(), shape.height(), shape.width()}, 'c');
  }

  /** A change of an image, [height, width, channels], before the network reads it. */
  @FunctionalInterface
  public interface Change {
    /**
     * Changes an image.
     *
     * @param spare another array of its size, to write into
     * @return the array with the result: {@code image} or {@code spare}
     */
    byte[] apply(byte[] image, byte[] spare);
  }

  /**
   * Fills {@code target} with the rows' images. {@link #allocate} must have made it for the same
   * number of images.
   */
  public void fill(INDArray target, int[] rows) {
    fill(target, rows, UNCHANGED);
  }

  /** Fills {@code target} with the rows' images, changed one by one in the order of the rows. */
  public void fill(INDArray target, int[] rows, Change change) {
    int length = Math.multiplyExact(rows.length, image.length);
    if (target.length() != length) {
      // Native memory is written below, without a check of its bounds.
      throw new IllegalArgumentException(length + " values into " + target.length());
    }
    if (values.length < length) {
      values = new float[length];
    }
    for (int i = 0; i < rows.length; i++) {
      pixels.copy(rows[i], image, 0);
      scatter(change.apply(image, spare), pixels.shape(), values, i * image.length);
    }
    ((FloatPointer) target.data().pointer()).put(values, 0, length);
  }

  /** A new array with the given rows' images. */
  public INDArray of(int[] rows) {
    INDArray target = allocate(rows.length);
    fill(target, rows);
    return target;
  }

  private static void scatter(byte[] image, ImageShape shape, float[] target, int offset) {
    int channels = shape.channels();
    int plane = image.length / channels;
    for (int c = 0; c < channels; c++) {
      int to = offset + c * plane;
      for (int i = 0, from = c; i < plane; i++, from += channels) {
        target[to + i] = (image[from] & 0xff) * (1f / 255);
      }
    }
  }
}
