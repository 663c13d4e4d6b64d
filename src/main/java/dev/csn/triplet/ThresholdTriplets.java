package dev.csn.triplet;

import dev.csn.dataset.Continuous;
import java.util.SplittableRandom;

/**
 * The toy's rule: a point at random in the box that holds the items' values; anchor and positive
 * are two items near it, the negative is one far from it. Where fewer than two are near, "near"
 * grows by a fifth until there are.
 */
final class ThresholdTriplets implements TripletSource {
  private final Continuous attribute;
  private final double near;
  private final double far;
  private final int[] rows;
  private final float[] low;
  private final float[] high;

  /**
   * Thresholds squared distances in the attribute's space.
   *
   * @param near the squared distance from the point within which anchor and positive lie
   * @param far the squared distance from the point beyond which the negative lies
   */
  ThresholdTriplets(Continuous attribute, double near, double far, int[] rows) {
    this.attribute = attribute;
    this.near = near;
    this.far = far;
    this.rows = rows;
    int components = attribute.components().size();
    this.low = new float[components];
    this.high = new float[components];
    for (int k = 0; k < components; k++) {
      low[k] = Float.POSITIVE_INFINITY;
      high[k] = Float.NEGATIVE_INFINITY;
      for (int row : rows) {
        low[k] = Math.min(low[k], attribute.component(row, k));
        high[k] = Math.max(high[k], attribute.component(row, k));
      }
    }
  }

  @Override
  public Triplets draw(int count, SplittableRandom random) {
    TripletList triplets = new TripletList(count);
    if (rows.length < 3) {
      return triplets.toTriplets();
    }
    double[] distances = new double[rows.length];
    int[] candidates = new int[rows.length];
    long attempts = (long) count * ATTEMPTS;
    while (triplets.size() < count && attempts-- > 0) {
      measureFromRandomPoint(distances, random);
      double bound = near;
      int alike = within(bound, distances, candidates);
      while (alike < 2) {
        bound += near / 5;
        alike = within(bound, distances, candidates);
      }
      int first = random.nextInt(alike);
      int second = random.nextInt(alike - 1);
      int anchor = candidates[first];
      int positive = candidates[second < first ? second : second + 1];
      int unlike = beyond(Math.max(far, bound), distances, candidates);
      if (unlike > 0) {
        triplets.add(anchor, positive, candidates[random.nextInt(unlike)]);
      }
    }
    return triplets.toTriplets();
  }

  private void measureFromRandomPoint(double[] distances, SplittableRandom random) {
    double[] point = new double[low.length];
    for (int k = 0; k < point.length; k++) {
      point[k] = low[k] + random.nextDouble() * (high[k] - low[k]);
    }
    for (int i = 0; i < rows.length; i++) {
      double sum = 0;
      for (int k = 0; k < point.length; k++) {
        double difference = attribute.component(rows[i], k) - point[k];
        sum += difference * difference;
      }
      distances[i] = sum;
    }
  }

  private static int within(double bound, double[] distances, int[] positions) {
    int count = 0;
    for (int i = 0; i < distances.length; i++) {
      if (distances[i] < bound) {
        positions[count++] = i;
      }
    }
    return count;
  }

  private static int beyond(double bound, double[] distances, int[] positions) {
    int count = 0;
    for (int i = 0; i < distances.length; i++) {
      if (distances[i] > bound) {
        positions[count++] = i;
      }
    }
    return count;
  }
}
