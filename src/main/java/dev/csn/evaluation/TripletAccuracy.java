package dev.csn.evaluation;

import dev.csn.gallery.Embeddings;
import dev.csn.triplet.Triplets;
import java.util.Arrays;

/** The share of triplets whose positive is nearer than the negative. */
public final class TripletAccuracy {
  private TripletAccuracy() {}

  /**
   * Computes the share of triplets with d(a, p) &lt; d(a, n). Ties count as wrong, so that a
   * collapsed embedding scores 0 and not one half.
   *
   * @param weights per dimension, [D], as of {@link dev.csn.search.Similarity#weights}
   * @param triplets rows of {@code embeddings}, at least one triplet
   * @return from 0 to 1
   */
  public static double of(Embeddings embeddings, float[] weights, Triplets triplets) {
    return ofEach(embeddings, new float[][] {weights}, triplets)[0];
  }

  /**
   * Computes the share for each of several weightings, and reads every pair of items once.
   *
   * @param weightings [n, D]
   * @return [n], each from 0 to 1
   */
  static double[] ofEach(Embeddings embeddings, float[][] weightings, Triplets triplets) {
    if (triplets.size() == 0) {
      throw new IllegalArgumentException("no triplets");
    }
    int[] right = new int[weightings.length];
    double[] toPositive = new double[embeddings.dimensions()];
    double[] toNegative = new double[embeddings.dimensions()];
    for (int i = 0; i < triplets.size(); i++) {
      int anchor = triplets.anchors()[i];
      subtract(embeddings, anchor, triplets.positives()[i], toPositive);
      subtract(embeddings, anchor, triplets.negatives()[i], toNegative);
      for (int w = 0; w < weightings.length; w++) {
        if (squaredLength(weightings[w], toPositive) < squaredLength(weightings[w], toNegative)) {
          right[w]++;
        }
      }
    }
    double[] shares = new double[weightings.length];
    Arrays.setAll(shares, w -> (double) right[w] / triplets.size());
    return shares;
  }

  private static void subtract(Embeddings embeddings, int i, int j, double[] difference) {
    for (int d = 0; d < difference.length; d++) {
      difference[d] = (double) embeddings.value(i, d) - embeddings.value(j, d);
    }
  }

  private static double squaredLength(float[] weights, double[] difference) {
    double sum = 0;
    for (int d = 0; d < weights.length; d++) {
      sum += weights[d] * difference[d] * difference[d];
    }
    return sum;
  }
}
