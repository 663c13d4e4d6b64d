package dev.csn.evaluation;

import dev.csn.gallery.Embeddings;
import dev.csn.search.NearestNeighbors;
import dev.csn.search.Ranking;
import java.util.List;

/**
 * A figure computed from the ranking of all other items for every item. A query's value depends on
 * its own ranking alone, so that values can be computed in any order, by several threads or
 * machines; their mean is always summed in the same order.
 */
interface RankingMetric {
  /** The k of precision@k and distance@k, which the results' field names repeat. */
  int K = 10;

  /** How many neighbours of this query the metric looks at; a ranking may be longer. */
  int depth(int query);

  /** The value of one query. */
  double value(int query, Ranking ranking);

  /**
   * The mean over the queries; 0 if there are none that count.
   *
   * @param values of all of them, by row
   */
  double mean(double[] values);

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
    NearestNeighbors.rankRows(
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
