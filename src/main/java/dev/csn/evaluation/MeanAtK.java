package dev.csn.evaluation;

import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.search.Ranking;

/**
 * What the k nearest items score against the query, averaged over them and then over all queries.
 * Without k other items, k is their number.
 */
final class MeanAtK implements RankingMetric {
  private final Score score;
  private final int k;

  /** How one neighbour scores; both are rows. */
  private interface Score {
    double of(int query, int neighbor);
  }

  private MeanAtK(int k, Score score) {
    this.score = score;
    this.k = k;
  }

  /** Precision@k: the share of the k nearest that are of the query's class. */
  static MeanAtK precision(Categorical attribute, int k) {
    return new MeanAtK(k, (i, j) -> attribute.code(i) == attribute.code(j) ? 1 : 0);
  }

  /** The mean attribute distance of the k nearest, in the attribute's units. */
  static MeanAtK distance(Continuous attribute, int k) {
    return new MeanAtK(k, attribute::distance);
  }

  @Override
  public int depth(int query) {
    return k;
  }

  @Override
  public double value(int query, Ranking ranking) {
    int ranks = Math.min(k, ranking.size());
    double sum = 0;
    for (int rank = 0; rank < ranks; rank++) {
      sum += score.of(query, ranking.row(rank));
    }
    return sum / Math.max(1, ranks);
  }

  @Override
  public double mean(double[] values) {
    return Means.of(values);
  }
}
