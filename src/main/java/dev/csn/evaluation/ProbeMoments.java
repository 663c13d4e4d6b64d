package dev.csn.evaluation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums over some items. A linear model on any of the dimensions can be fitted to them, so that the
 * items are read only once for all models.
 */
final class ProbeMoments {
  /** The number of items. */
  private int items;

  /** Sums of x, [D]. */
  private final double[] x;

  /** Sums of x_d x_e for e up to d, [D][d + 1]; 0 if no model uses both d and e. */
  private final double[][] products;

  /** Sums of y, [targets][T]. */
  private final double[][] y;

  /** Sums of x_d y, [targets][D][T]. */
  private final double[][][] crossProducts;

  private ProbeMoments(int dimensions, int[] columns) {
    x = new double[dimensions];
    products = new double[dimensions][];
    y = new double[columns.length][];
    crossProducts = new double[columns.length][dimensions][];
    for (int d = 0; d < dimensions; d++) {
      products[d] = new double[d + 1];
    }
    for (int t = 0; t < columns.length; t++) {
      y[t] = new double[columns[t]];
      for (int d = 0; d < dimensions; d++) {
        crossProducts[t][d] = new double[columns[t]];
      }
    }
  }

  /**
   * Sums over the items from {@code from} to before {@code to}.
   *
   * @param columns the embedding, [D][items]; null for dimensions that no model uses
   * @param together whether some model uses both dimensions, [D][D]
   */
  static ProbeMoments of(
      float[] @Nullable [] columns,
      boolean[][] together,
      List<ProbeTarget> targets,
      int from,
      int to) {
    ProbeMoments sums =
        new ProbeMoments(columns.length, targets.stream().mapToInt(ProbeTarget::columns).toArray());
    sums.items = to - from;
    float[] ones = new float[to];
    Arrays.fill(ones, 1);
    for (int t = 0; t < sums.y.length; t++) {
      targets.get(t).addProducts(ones, from, to, sums.y[t]);
    }
    for (int d = 0; d < columns.length; d++) {
      float[] column = columns[d];
      if (column == null) {
        continue;
      }
      sums.x[d] = dot(column, ones, from, to);
      for (int e = 0; e <= d; e++) {
        float[] other = columns[e];
        if (other != null && together[d][e]) {
          sums.products[d][e] = dot(column, other, from, to);
        }
      }
      for (int t = 0; t < sums.y.length; t++) {
        targets.get(t).addProducts(column, from, to, sums.crossProducts[t][d]);
      }
    }
    return sums;
  }

  /** Four independent sums let the processor overlap their additions. */
  private static double dot(float[] a, float[] b, int from, int to) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      sum0 += (double) a[i] * b[i];
      sum1 += (double) a[i + 1] * b[i + 1];
      sum2 += (double) a[i + 2] * b[i + 2];
      sum3 += (double) a[i + 3] * b[i + 3];
    }
    for (; i < to; i++) {
      sum0 += (double) a[i] * b[i];
    }
    return sum0 + sum1 + (sum2 + sum3);
  }

  /** The sum of all parts except one. */
  static ProbeMoments sumWithout(int without, List<ProbeMoments> parts) {
    ProbeMoments first = parts.get(0);
    int[] columns = Arrays.stream(first.y).mapToInt(sums -> sums.length).toArray();
    ProbeMoments sums = new ProbeMoments(first.x.length, columns);
    for (int part = 0; part < parts.size(); part++) {
      if (part != without) {
        sums.add(parts.get(part));
      }
    }
    return sums;
  }

  private void add(ProbeMoments part) {
    items += part.items;
    add(part.x, x);
    for (int d = 0; d < x.length; d++) {
      add(part.products[d], products[d]);
    }
    for (int t = 0; t < y.length; t++) {
      add(part.y[t], y[t]);
      for (int d = 0; d < x.length; d++) {
        add(part.crossProducts[t][d], crossProducts[t][d]);
      }
    }
  }

  private static void add(double[] summand, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += summand[i];
    }
  }

  double mean(int d) {
    return x[d] / items;
  }

  /** The mean of a target's columns, [T]. */
  double[] meanOf(int target) {
    return Arrays.stream(y[target]).map(sum -> sum / items).toArray();
  }

  double covariance(int d, int e) {
    return products[Math.max(d, e)][Math.min(d, e)] / items - mean(d) * mean(e);
  }

  double variance(int d) {
    return Math.max(0, covariance(d, d));
  }

  /** The covariance of a dimension with a column of a target. */
  double covariance(int d, int target, int column) {
    return crossProducts[target][d][column] / items - mean(d) * y[target][column] / items;
  }
}
