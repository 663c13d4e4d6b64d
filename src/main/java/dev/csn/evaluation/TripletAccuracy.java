package dev.csn.evaluation;

import dev.csn.retrieval.Embeddings;
import dev.csn.triplet.Triplets;

/** The share of triplets whose positive is nearer than the negative. */
public final class TripletAccuracy {
  private TripletAccuracy() {}

  /**
   * The share with d(a, p) &lt; d(a, n), strictly: a collapsed embedding scores 0, not half.
   *
   * @param weights per dimension, [D], as of {@link dev.csn.retrieval.Similarity#weights}
   * @param triplets rows of {@code embeddings}, at least one triplet
   * @return from 0 to 1
   */
  public static double of(Embeddings embeddings, float[] weights, Triplets triplets) {
    if (triplets.size() == 0) {
      throw new IllegalArgumentException("no triplets");
    }
    int right = 0;
    for (int i = 0; i < triplets.size(); i++) {
      int anchor = triplets.anchors()[i];
      double toPositive = squaredDistance(embeddings, weights, anchor, triplets.positives()[i]);
      double toNegative = squaredDistance(embeddings, weights, anchor, triplets.negatives()[i]);
      if (toPositive < toNegative) {
        right++;
      }
    }
    return (double) right / triplets.size();
  }

  private static double squaredDistance(Embeddings embeddings, float[] weights, int i, int j) {
    double sum = 0;
    for (int d = 0; d < weights.length; d++) {
      double difference = (double) embeddings.value(i, d) - embeddings.value(j, d);
      sum += weights[d] * difference * difference;
    }
    return sum;
  }
}
