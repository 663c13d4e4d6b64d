package dev.csn.evaluation;

import dev.csn.dataset.Categorical;
import dev.csn.retrieval.Ranking;

/**
 * The share of the k nearest that are of the query's class, averaged over all queries. Without k
 * other items, k is their number.
 */
final class PrecisionAtK implements RankingMetric {
  private final Categorical attribute;
  private final int k;
  private final double[] precisions;

  PrecisionAtK(Categorical attribute, int k) {
    this.attribute = attribute;
    this.k = k;
    this.precisions = new double[attribute.items()];
  }

  @Override
  public int depth(int query) {
    return k;
  }

  @Override
  public void accept(int query, Ranking ranking) {
    int ranks = Math.min(k, ranking.size());
    int relevant = 0;
    for (int rank = 0; rank < ranks; rank++) {
      if (attribute.code(ranking.row(rank)) == attribute.code(query)) {
        relevant++;
      }
    }
    precisions[query] = (double) relevant / Math.max(1, ranks);
  }

  @Override
  public double mean() {
    return Means.of(precisions);
  }
}
