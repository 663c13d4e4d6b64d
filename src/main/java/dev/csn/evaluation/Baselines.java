package dev.csn.evaluation;

import dev.csn.attribute.Categorical;
import dev.csn.attribute.DistanceAttribute;
import dev.csn.gallery.Embeddings;
import dev.csn.search.ParallelRows;
import java.util.Arrays;
import java.util.List;

/**
 * The metrics' values by chance and for a perfect model. They depend on the items alone. Every item
 * must have a known value of the attribute.
 */
final class Baselines {
  private Baselines() {}

  /** The probability that a random other item is of the same class. */
  static double chance(Categorical attribute) {
    double pairs = 0;
    for (long size : classSizes(attribute)) {
      pairs += (double) size * (size - 1);
    }
    double items = attribute.items();
    return pairs / Math.max(1, items * (items - 1));
  }

  /**
   * The highest possible precision@k: a query's correct neighbors are at most the other items of
   * its class. With fewer than k other items, k is their number.
   */
  static double idealPrecision(Categorical attribute, int k) {
    int ranks = Math.max(1, Math.min(k, attribute.items() - 1));
    double sum = 0;
    for (long size : classSizes(attribute)) {
      sum += size * ((double) Math.min(ranks, Math.max(0, size - 1)) / ranks);
    }
    return sum / Math.max(1, attribute.items());
  }

  static long[] classSizes(Categorical attribute) {
    long[] sizes = new long[attribute.classes().size()];
    for (int row = 0; row < attribute.items(); row++) {
      sizes[attribute.code(row)]++;
    }
    return sizes;
  }

  /**
   * Sums each query's distances, in attribute space, to all later items.
   *
   * @return [1, to - from]
   */
  static double[][] random(DistanceAttribute attribute, int from, int to, int threads) {
    int items = attribute.items();
    double[] sums = new double[to - from];
    ParallelRows.forEach(
        from,
        to,
        threads,
        () ->
            row -> {
              double sum = 0;
              for (int other = row + 1; other < items; other++) {
                sum += attribute.distance(row, other);
              }
              sums[row - from] = sum;
            });
    return new double[][] {sums};
  }

  /**
   * The mean distance, in attribute space, of two different items.
   *
   * @param sums of all items, as {@link #random} returns them
   */
  static double randomDistance(double[] sums) {
    return RankingMetric.meanOf(sums) * 2 / Math.max(1, sums.length - 1);
  }

  /**
   * Averages each query's distances to its {@value RankingMetric#K} nearest items, both in
   * attribute space.
   *
   * @return [1, to - from]
   */
  static double[][] ideal(DistanceAttribute attribute, int from, int to, int threads) {
    return ideal(attribute, RankingMetric.K, from, to, threads);
  }

  /** Averages the distances of the k nearest. */
  static double[][] ideal(DistanceAttribute attribute, int k, int from, int to, int threads) {
    int dimensions = attribute.components().size();
    float[] values = new float[attribute.items() * dimensions];
    double largest = 0;
    for (int i = 0; i < values.length; i++) {
      largest = Math.max(largest, Math.abs(scaled(attribute, i)));
    }
    // Into [-1, 1] by a power of two: exact, and squares stay within float32.
    int exponent = largest > 0 ? Math.getExponent(largest) + 1 : 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.scalb(scaled(attribute, i), -exponent);
    }
    float[] weights = new float[dimensions];
    Arrays.fill(weights, 1);
    List<RankingMetric> nearest = List.of(RankingMetric.distance(attribute, k));
    Embeddings points = new Embeddings(values, dimensions);
    return RankingMetric.values(nearest, points, weights, from, to, threads);
  }

  /**
   * One component of one item, divided by its scale. Counts the components of the first item, then
   * those of the next.
   */
  private static double scaled(DistanceAttribute attribute, int value) {
    int dimensions = attribute.components().size();
    int k = value % dimensions;
    return attribute.component(value / dimensions, k) * attribute.factor(k);
  }
}
