package dev.csn.triplet;

import dev.csn.attribute.DistanceAttribute;
import java.util.SplittableRandom;

/**
 * The toy's rule: draws a point in the box that holds the items' values; anchor and positive are
 * two items near it, the negative is one far from it. If fewer than two items are near, the bound
 * grows by a fifth until two are.
 */
final class ThresholdTriplets implements TripletSource {
  private final DistanceAttribute attribute;
  private final double near;
  private final double far;

  /** The rows whose attribute is known, [known]. */
  private final int[] rows;

  /** Their positions among all rows, [known]. */
  private final int[] positions;

  private final float[] low;
  private final float[] high;

  /**
   * Thresholds squared distances in the attribute's space, scaled.
   *
   * @param near the squared distance from the point within which anchor and positive lie
   * @param far the squared distance from the point beyond which the negative lies
   */
  ThresholdTriplets(DistanceAttribute attribute, double near, double far, int[] rows) {
    this.attribute = attribute;
    this.near = near;
    this.far = far;
    this.rows = attribute.known(rows);
    this.positions = TripletSource.known(attribute, rows);
    int components = attribute.components().size();
    this.low = new float[components];
    this.high = new float[components];
    for (int k = 0; k < components; k++) {
      low[k] = Float.POSITIVE_INFINITY;
      high[k] = Float.NEGATIVE_INFINITY;
      for (int row : this.rows) {
        low[k] = Math.min(low[k], attribute.component(row, k));
        high[k] = Math.max(high[k], attribute.component(row, k));
      }
    }
  }

  @Override
  public Triplets draw(int count, SplittableRandom random) {
    Triplets.Builder triplets = new Triplets.Builder(count);
    if (rows.length < 3) {
      return triplets.build();
    }
    double[] distances = new double[rows.length];
    int[] candidates = new int[rows.length];
    for (long left = (long) count * MAX_ATTEMPTS; left > 0 && triplets.size() < count; left--) {
      measureFromRandomPoint(distances, random);
      double bound = boundOfTwo(distances);
      int alike = between(-1, bound, distances, candidates);
      int first = random.nextInt(alike);
      int second = DistinctDraw.besides(first, alike, random);
      int anchor = positions[candidates[first]];
      int positive = positions[candidates[second]];
      double beyond = Math.max(far, bound);
      int unlike = between(beyond, Double.POSITIVE_INFINITY, distances, candidates);
      if (unlike > 0) {
        int negative = positions[candidates[random.nextInt(unlike)]];
        triplets.add(anchor, positive, negative);
      }
    }
    return triplets.build();
  }

  private void measureFromRandomPoint(double[] distances, SplittableRandom random) {
    double[] point = new double[low.length];
    for (int k = 0; k < point.length; k++) {
      point[k] = low[k] + random.nextDouble() * (high[k] - low[k]);
    }
    for (int i = 0; i < rows.length; i++) {
      double sum = 0;
      for (int k = 0; k < point.length; k++) {
        double difference = (attribute.component(rows[i], k) - point[k]) * attribute.factor(k);
        sum += difference * difference;
      }
      distances[i] = sum;
    }
  }

  /** Near, grown by fifths of it until two items lie within; computed at once, without a loop. */
  private double boundOfTwo(double[] distances) {
    double nearest = Double.POSITIVE_INFINITY;
    double second = Double.POSITIVE_INFINITY;
    for (double distance : distances) {
      second = Math.min(second, Math.max(nearest, distance));
      nearest = Math.min(nearest, distance);
    }
    if (second < near) {
      return near;
    }
    double fifths = Math.floor(5 * (second - near) / near) + 1;
    // Rounding must not leave the second item on the bound or beyond it.
    return Math.max(near * (1 + fifths / 5), Math.nextUp(second));
  }

  /**
   * Puts the positions of distances between two bounds into {@code positions}; returns how many.
   */
  private static int between(double low, double high, double[] distances, int[] positions) {
    int count = 0;
    for (int i = 0; i < distances.length; i++) {
      if (low < distances[i] && distances[i] < high) {
        positions[count++] = i;
      }
    }
    return count;
  }
}
