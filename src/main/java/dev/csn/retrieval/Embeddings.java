package dev.csn.retrieval;

import dev.csn.error.InputException;
import java.util.Arrays;

/**
 * Unmasked embeddings, float32 [n, D]. Held dimension by dimension: a scan then reads one dimension
 * of many items in a row, which the compiler turns into vector instructions, and never touches a
 * dimension whose weight is zero.
 */
public final class Embeddings {
  private final int size;
  private final int dimensions;
  private final float[] values; // [D, n]

  /**
   * Takes over a copy of the values.
   *
   * @param rowMajor [n, D], item by item
   * @param dimensions D, at least 1
   * @throws InputException if a value is not finite, as those of a diverged model
   */
  public Embeddings(float[] rowMajor, int dimensions) {
    if (dimensions < 1 || rowMajor.length % dimensions != 0) {
      throw new IllegalArgumentException(rowMajor.length + " values, D = " + dimensions);
    }
    this.size = rowMajor.length / dimensions;
    this.dimensions = dimensions;
    this.values = new float[rowMajor.length];
    for (int row = 0; row < size; row++) {
      for (int d = 0; d < dimensions; d++) {
        float value = rowMajor[row * dimensions + d];
        if (!Float.isFinite(value)) {
          throw new InputException(
              "embeddings: row " + row + ", dimension " + d + " is " + value + ", must be finite");
        }
        values[d * size + row] = value;
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
    return values[dimension * size + row];
  }

  /** A copy of one item's embedding, [D]. */
  public float[] row(int row) {
    float[] copy = new float[dimensions];
    for (int d = 0; d < dimensions; d++) {
      copy[d] = value(row, d);
    }
    return copy;
  }

  /** A copy of all values, [n, D], item by item. */
  public float[] rowMajor() {
    float[] copy = new float[values.length];
    for (int row = 0; row < size; row++) {
      for (int d = 0; d < dimensions; d++) {
        copy[row * dimensions + d] = value(row, d);
      }
    }
    return copy;
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

  /**
   * Weighted squared distances of consecutive items to a point. The one kernel of every search: an
   * item's distance is summed in the order of the dimensions whatever block it falls into.
   *
   * @param weights per dimension, [D]; dimensions of weight 0 are skipped
   * @param query the point, [D]
   * @param from the first item
   * @param count how many items
   * @param into receives the squared distances at 0 to count - 1
   */
  void squaredDistances(float[] weights, float[] query, int from, int count, float[] into) {
    Arrays.fill(into, 0, count, 0f);
    for (int d = 0; d < dimensions; d++) {
      if (weights[d] != 0) {
        accumulate(values, d * size + from, weights[d], query[d], count, into);
      }
    }
  }

  private static void accumulate(
      float[] values, int offset, float weight, float query, int count, float[] into) {
    for (int i = 0; i < count; i++) {
      float difference = values[offset + i] - query;
      into[i] += weight * difference * difference;
    }
  }
}
