package dev.csn.evaluation;

import dev.csn.dataset.Continuous;
import dev.csn.retrieval.Ranking;

/**
 * The mean distance, in attribute space, of the k nearest to the query, averaged over all queries.
 * Without k other items, k is their number.
 */
final class MeanDistanceAtK implements RankingMetric {
  private final Continuous attribute;
  private final int k;
  private final double[] distances;

  MeanDistanceAtK(Continuous attribute, int k) {
    this.attribute = attribute;
    this.k = k;
    this.distances = new double[attribute.items()];
  }

  @Override
  public int depth(int query) {
    return k;
  }

  @Override
  public void accept(int query, Ranking ranking) {
    int ranks = Math.min(k, ranking.size());
    double sum = 0;
    for (int rank = 0; rank < ranks; rank++) {
      sum += attribute.distance(query, ranking.row(rank));
    }
    distances[query] = sum / Math.max(1, ranks);
  }

  @Override
  public double mean() {
    return Means.of(distances);
  }
}
