package dev.csn.search.index;

import dev.csn.error.InputException;
import dev.csn.gallery.Embeddings;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The space in which a graph's neighbours are near: the dimensions that a weighting does not leave
 * out, each times the root of its weight, so that plain Euclidean distance is the weighted one.
 */
final class GraphSpace {
  private final float[] weights;
  private final int[] dimensions;
  private final float[] roots;

  /**
   * The space of a weighting.
   *
   * @param weights per dimension of the embedding, [D], not negative
   */
  GraphSpace(float[] weights) {
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

  /** How many dimensions there are; 0 if all items are in one point. */
  int size() {
    return dimensions.length;
  }

  /**
   * Some items in this space, [count, size], item by item.
   *
   * @throws InputException if a value exceeds float32
   */
  float[] vectors(Embeddings embeddings, RowRange rows) {
    return vectors(embeddings, IntStream.range(rows.first(), rows.end()).toArray());
  }

  /** The same of the items of given rows, in their order. */
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

  /** The factors under the graph's own weighting: one each. */
  float[] ownFactors() {
    float[] ones = new float[dimensions.length];
    Arrays.fill(ones, 1);
    return ones;
  }

  /**
   * What squared differences in this space are multiplied by to give distances under another
   * weighting, as far as it weighs this space's dimensions, [size].
   */
  float[] factors(float[] others) {
    float[] factors = new float[dimensions.length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = others[dimensions[i]] / weights[dimensions[i]];
    }
    return factors;
  }
}
