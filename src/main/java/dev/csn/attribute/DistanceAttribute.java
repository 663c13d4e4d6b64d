package dev.csn.attribute;

import java.util.List;

/**
 * An attribute whose values are points in R^k: the smaller the Euclidean distance, the more
 * similar. The point of an ordinal value is the rank of its level, k = 1.
 */
public sealed interface DistanceAttribute extends Attribute permits Continuous, Ordinal {
  /** The names of the k components. */
  List<String> components();

  /** One component of an item's point, in its own units; NaN if the value is unknown. */
  float component(int item, int k);

  /** The factor of a component's differences in distances: 1 / its scale. */
  double factor(int k);

  /** The squared Euclidean distance of two items' points, scaled; NaN if either is unknown. */
  double squaredDistance(int i, int j);

  /** The Euclidean distance of two items' points, scaled; NaN if either is unknown. */
  default double distance(int i, int j) {
    return Math.sqrt(squaredDistance(i, j));
  }

  /**
   * The root mean square distance of two known points drawn at random, in the units of {@link
   * #distance}; 0 if all points are equal. Minimum gaps between distances are multiples of it.
   */
  double typicalDistance();

  @Override
  DistanceAttribute select(int[] rows);

  /**
   * The root mean square distance of two known points drawn at random. The mean squared distance is
   * twice the total variance.
   *
   * @param values [items, k], row by row; NaN where unknown
   * @param factors [k]
   */
  static double rootMeanSquareDistance(float[] values, double[] factors) {
    int known = 0;
    for (int i = 0; i < values.length; i += factors.length) {
      known += Float.isNaN(values[i]) ? 0 : 1;
    }
    double items = Math.max(1, known);
    double variance = 0;
    for (int k = 0; k < factors.length; k++) {
      double mean = 0;
      for (int i = k; i < values.length; i += factors.length) {
        mean += Float.isNaN(values[i]) ? 0 : values[i] / items;
      }
      for (int i = k; i < values.length; i += factors.length) {
        double difference = Float.isNaN(values[i]) ? 0 : (values[i] - mean) * factors[k];
        variance += difference * difference / items;
      }
    }
    return Math.sqrt(2 * variance);
  }
}
