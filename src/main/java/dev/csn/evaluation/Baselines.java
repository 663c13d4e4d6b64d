package dev.csn.evaluation;

import dev.csn.dataset.Categorical;
import dev.csn.dataset.Continuous;
import dev.csn.retrieval.Embeddings;
import dev.csn.retrieval.RowBlocks;
import java.util.Arrays;
import java.util.List;

/**
 * What figures would be without a model, or with a perfect one: depends on the items alone, of all
 * of which the attribute is known.
 */
final class Baselines {
  private Baselines() {}

  /** The probability that a random other item is of the same class. */
  static double chance(Categorical attribute) {
    long[] sizes = new long[attribute.classes().size()];
    for (int row = 0; row < attribute.items(); row++) {
      sizes[attribute.code(row)]++;
    }
    double pairs = 0;
    for (long size : sizes) {
      pairs += (double) size * (size - 1);
    }
    double items = attribute.items();
    return pairs / Math.max(1, items * (items - 1));
  }

  /** The mean distance, in attribute space, of two different items. */
  static double randomDistance(Continuous attribute, int threads) {
    int items = attribute.items();
    double[] sums = new double[items]; // per row, over the rows after it
    RowBlocks.forEach(
        items,
        threads,
        () ->
            row -> {
              double sum = 0;
              for (int other = row + 1; other < items; other++) {
                sum += attribute.distance(row, other);
              }
              sums[row] = sum;
            });
    return Means.of(sums) * 2 / Math.max(1, items - 1);
  }

  /** The mean distance, in attribute space, of the k nearest in attribute space. */
  static double idealDistance(Continuous attribute, int k, int threads) {
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
    MeanAtK ideal = MeanAtK.distance(attribute, k);
    RankingMetric.collect(new Embeddings(values, dimensions), weights, List.of(ideal), threads);
    return ideal.mean();
  }

  /** A value as distances take it, counted item by item. */
  private static double scaled(Continuous attribute, int value) {
    int dimensions = attribute.components().size();
    int k = value % dimensions;
    return attribute.component(value / dimensions, k) * attribute.factor(k);
  }
}
