package dev.csn.evaluation;

import dev.csn.attribute.Categorical;
import dev.csn.search.Ranking;

/**
 * MAP@R (Musgrave, Belongie, Lim: A Metric Learning Reality Check, ECCV 2020). With R the number of
 * other items of the query's class, P(i) the precision among the i nearest, and rel(i) 1 if the
 * i-th is of the class:
 *
 * <pre>MAP@R of a query = 1/R * sum over i = 1..R of P(i) rel(i)</pre>
 *
 * <p>averaged over the queries with R above 0.
 */
final class MeanAveragePrecisionAtR implements RankingMetric {
  private final Categorical attribute;
  private final int[] classSizes;

  MeanAveragePrecisionAtR(Categorical attribute) {
    this.attribute = attribute;
    this.classSizes = new int[attribute.classes().size()];
    for (int row = 0; row < attribute.items(); row++) {
      classSizes[attribute.code(row)]++;
    }
  }

  /** R. */
  @Override
  public int depth(int query) {
    return classSizes[attribute.code(query)] - 1;
  }

  @Override
  public double value(int query, Ranking ranking) {
    int r = depth(query);
    int relevant = 0;
    double sum = 0;
    for (int rank = 0; rank < r; rank++) {
      if (attribute.code(ranking.row(rank)) == attribute.code(query)) {
        relevant++;
        sum += (double) relevant / (rank + 1);
      }
    }
    return sum / Math.max(1, r);
  }

  @Override
  public double mean(double[] values) {
    double sum = 0;
    int queries = 0;
    for (int query = 0; query < values.length; query++) {
      if (depth(query) > 0) {
        sum += values[query];
        queries++;
      }
    }
    return sum / Math.max(1, queries);
  }
}
