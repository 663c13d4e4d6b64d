package dev.csn.search.index;

import dev.csn.error.InputException;
import dev.csn.gallery.Embeddings;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The space of a graph's vectors: the dimensions of positive weight, each times the root of its
 * weight, so that Euclidean distance there is the weighted distance of embeddings.
 */
final class WeightedSpace {
  private final float[] weights;
  private final int[] dimensions;
  private final float[] roots;

  /**
   * The space of some weights.
   *
   * @param weights of the embedding's dimensions, [D], not negative
   */
  WeightedSpace(float[] weights) {
    this.weights = weights.clone();
    this.dimensions = IntStream.range(0, weights.length).filter(d -> weights[d] > 0).toArray();
    this.roots = new float[dimensions.length];
    for (int i = 0; i < dimensions.length; i++) {
      roots[i] = (float) Math.sqrt(weights[dimensions[i]]);
    }
  }

  /** The weights of the embedding's dimensions, [D]. */
  float[] weights() {
    return weights.clone();
  }

  /** The number of dimensions; 0 if all items coincide. */
  int size() {
    return dimensions.length;
  }

  /**
   * Items in this space, [rows, size], in the order of {@code rows}.
   *
   * @throws InputException if a value exceeds float32
   */
  float[] vectors(Embeddings embeddings, int[] rows) {
    float[] vectors = new float[Math.multiplyExact(rows.length, dimensions.length)];
    int at = 0;
    for (int row : rows) {
      for (int i = 0; i < dimensions.length; i++) {
        float value = embeddings.value(row, dimensions[i]) * roots[i];
        if (!Float.isFinite(value)) {
          throw new InputException(
              "embeddings: row " + row + " times its mask exceeds float32, the model has diverged");
        }
        vectors[at++] = value;
      }
    }
    return vectors;
  }

  /** A point in this space, [size]. */
  float[] point(float[] query) {
    float[] point = new float[dimensions.length];
    for (int i = 0; i < point.length; i++) {
      point[i] = query[dimensions[i]] * roots[i];
    }
    return point;
  }

  /** The factors for this space's own weights, all 1. */
  float[] ownFactors() {
    float[] ones = new float[dimensions.length];
    Arrays.fill(ones, 1);
    return ones;
  }

  /**
   * The ratios of other weights to this space's weights, [size]. A squared difference in this space
   * times its ratio is the squared difference under the other weights. Dimensions that this space
   * lacks are ignored.
   *
   * @param others weights of the embedding's dimensions, [D]
   */
  float[] factors(float[] others) {
    float[] factors = new float[dimensions.length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = others[dimensions[i]] / weights[dimensions[i]];
    }
    return factors;
  }
}
