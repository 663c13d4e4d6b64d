package dev.csn.evaluation;

import dev.csn.attribute.Categorical;
import dev.csn.attribute.DistanceAttribute;
import dev.csn.gallery.Embeddings;
import dev.csn.search.ExactSearch;
import dev.csn.search.Ranking;
import java.util.List;

/**
 * A metric computed from rankings: every item is a query that ranks all other items. A query's
 * value depends on its own ranking alone, so several threads or machines can compute the values in
 * any order. Their mean is always summed in the same order.
 */
interface RankingMetric {
  /** The k of precision@k and distance@k. The JSON keys of results contain it too. */
  int K = 10;

  /** The number of neighbors that the metric needs; a ranking may be longer. */
  int depth(int query);

  /** The value of one query. */
  double value(int query, Ranking ranking);

  /**
   * The mean over the queries that count; 0 if there are none.
   *
   * @param values of all queries, by row
   */
  default double mean(double[] values) {
    return meanOf(values);
  }

  /** The mean, summed in the values' order; 0 if there are no values. */
  static double meanOf(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / Math.max(1, values.length);
  }

  /** Precision@k: the share of the k nearest that are of the query's class. */
  static RankingMetric precision(Categorical attribute, int k) {
    return new MeanAtK(k, (i, j) -> attribute.code(i) == attribute.code(j) ? 1 : 0);
  }

  /** Distance@k: the mean attribute distance of the k nearest, in the attribute's units. */
  static RankingMetric distance(DistanceAttribute attribute, int k) {
    return new MeanAtK(k, attribute::distance);
  }

  /** The score of one neighbor; both are rows. */
  @FunctionalInterface
  interface Score {
    double of(int query, int neighbor);
  }

  /** The mean score of the k nearest items; with fewer than k other items, k is their number. */
  record MeanAtK(int k, Score score) implements RankingMetric {
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
  }

  /**
   * MAP@R (Musgrave, Belongie, Lim: A Metric Learning Reality Check, ECCV 2020). With R the number
   * of other items of the query's class, P(i) the precision among the i nearest, and rel(i) 1 if
   * the i-th is of the class:
   *
   * <pre>MAP@R of a query = 1/R * sum over i = 1..R of P(i) rel(i)</pre>
   *
   * <p>averaged over the queries with R above 0.
   */
  final class MeanAveragePrecisionAtR implements RankingMetric {
    private final Categorical attribute;
    private final long[] classSizes;

    MeanAveragePrecisionAtR(Categorical attribute) {
      this.attribute = attribute;
      this.classSizes = Baselines.classSizes(attribute);
    }

    /** R. */
    @Override
    public int depth(int query) {
      return (int) classSizes[attribute.code(query)] - 1;
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

  /**
   * Ranks once for all the metrics.
   *
   * @param from the first query
   * @param to after the last one
   * @return [metrics, to - from]
   */
  static double[][] values(
      List<RankingMetric> metrics,
      Embeddings embeddings,
      float[] weights,
      int from,
      int to,
      int threads) {
    double[][] values = new double[metrics.size()][to - from];
    ExactSearch.rankRows(
        embeddings,
        weights,
        from,
        to,
        query -> {
          int depth = 0;
          for (RankingMetric metric : metrics) {
            depth = Math.max(depth, metric.depth(query));
          }
          return depth;
        },
        threads,
        (query, ranking) -> {
          for (int m = 0; m < values.length; m++) {
            values[m][query - from] = metrics.get(m).value(query, ranking);
          }
        });
    return values;
  }
}
