package dev.csn.gallery;

import dev.csn.error.InputException;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Unmasked embeddings, float32 [n, D], in blocks of items that are stored dimension by dimension. A
 * scan reads memory in order, and skips dimensions of weight 0.
 */
public final class Embeddings implements Serializable {
  private static final long serialVersionUID = 1;

  /** Items per block. Their sums take 4 KiB, so that they stay in the first-level cache. */
  public static final int BLOCK = 1024;

  private final int size;
  private final int dimensions;

  /**
   * [blocks x D, items of the block]. Each row is an array of its own: Java 17's compiler
   * vectorizes only loops that use the same index in all arrays of a type.
   */
  private final float[][] columns;

  /**
   * Copies the values.
   *
   * @param rowMajor [n, D]
   * @param dimensions D, at least 1
   * @throws InputException if a value is not finite, as after a model has diverged
   */
  public Embeddings(float[] rowMajor, int dimensions) {
    if (dimensions < 1 || rowMajor.length % dimensions != 0) {
      throw new IllegalArgumentException(rowMajor.length + " values, D = " + dimensions);
    }
    this.size = rowMajor.length / dimensions;
    this.dimensions = dimensions;
    this.columns = new float[blocks() * dimensions][];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new float[itemsOf(i / dimensions)];
    }
    for (int row = 0; row < size; row++) {
      for (int d = 0; d < dimensions; d++) {
        float value = rowMajor[row * dimensions + d];
        if (!Float.isFinite(value)) {
          throw new InputException(
              "embeddings: row " + row + ", dimension " + d + " is " + value + ", must be finite");
        }
        columns[row / BLOCK * dimensions + d][row % BLOCK] = value;
      }
    }
  }

  /** The number n of items. */
  public int size() {
    return size;
  }

  /** The number D of dimensions. */
  public int dimensions() {
    return dimensions;
  }

  public float value(int row, int dimension) {
    return columns[row / BLOCK * dimensions + dimension][row % BLOCK];
  }

  /** A copy of one item's embedding, [D]. */
  public float[] row(int row) {
    float[] copy = new float[dimensions];
    for (int d = 0; d < dimensions; d++) {
      copy[d] = value(row, d);
    }
    return copy;
  }

  /** A copy of all values, [n, D]. */
  public float[] rowMajor() {
    float[] copy = new float[size * dimensions];
    for (int row = 0; row < size; row++) {
      for (int d = 0; d < dimensions; d++) {
        copy[row * dimensions + d] = value(row, d);
      }
    }
    return copy;
  }

  /** The items of {@code rows}, in that order. */
  public Embeddings select(int[] rows) {
    float[] values = new float[rows.length * dimensions];
    for (int i = 0; i < rows.length; i++) {
      for (int d = 0; d < dimensions; d++) {
        values[i * dimensions + d] = value(rows[i], d);
      }
    }
    return new Embeddings(values, dimensions);
  }

  /** The population standard deviation of every dimension over the items, [D]; 0 without items. */
  public double[] standardDeviations() {
    double[] deviations = new double[dimensions];
    for (int d = 0; d < dimensions; d++) {
      double mean = 0;
      for (int row = 0; row < size; row++) {
        mean += value(row, d);
      }
      mean /= Math.max(1, size);
      double squares = 0;
      for (int row = 0; row < size; row++) {
        double difference = value(row, d) - mean;
        squares += difference * difference;
      }
      deviations[d] = Math.sqrt(squares / Math.max(1, size));
    }
    return deviations;
  }

  /** The number of blocks. Each has {@link #BLOCK} items, the last maybe fewer. */
  public int blocks() {
    return (size + BLOCK - 1) / BLOCK;
  }

  private int itemsOf(int block) {
    return Math.min(BLOCK, size - block * BLOCK);
  }

  /**
   * Computes a block's weighted squared distances to a point. Every search sums in the order of the
   * dimensions, as here.
   *
   * @param weights of the dimensions, [D]; dimensions of weight 0 are skipped
   * @param query the point, [D]
   * @param block from 0, its first item is {@code block * BLOCK}
   * @param into receives the squared distances from index 0 on
   * @return the number of items in the block
   */
  public int squaredDistances(float[] weights, float[] query, int block, float[] into) {
    int count = itemsOf(block);
    Arrays.fill(into, 0, count, 0f);
    for (int d = 0; d < dimensions; d++) {
      if (weights[d] != 0) {
        accumulate(columns[block * dimensions + d], weights[d], query[d], count, into);
      }
    }
    return count;
  }

  /**
   * The weighted squared distance of one item to a point, equal to that of {@link
   * #squaredDistances} to the last bit.
   */
  public float squaredDistance(float[] weights, float[] query, int row) {
    int first = row / BLOCK * dimensions;
    int item = row % BLOCK;
    float sum = 0;
    for (int d = 0; d < dimensions; d++) {
      if (weights[d] != 0) {
        float difference = columns[first + d][item] - query[d];
        sum += weights[d] * difference * difference;
      }
    }
    return sum;
  }

  private static void accumulate(
      float[] column, float weight, float query, int count, float[] into) {
    for (int i = 0; i < count; i++) {
      float difference = column[i] - query;
      into[i] += weight * difference * difference;
    }
  }
}
