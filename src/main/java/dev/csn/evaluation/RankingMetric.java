package dev.csn.evaluation;

import dev.csn.retrieval.Embeddings;
import dev.csn.retrieval.NearestNeighbors;
import dev.csn.retrieval.Ranking;
import java.util.List;

/**
 * A figure computed from the ranking of all other items for every item. Rankings arrive in any
 * order and from several threads, one per query; each query's value has a place of its own, so that
 * the mean is always summed in the same order.
 */
interface RankingMetric {
  /** How many neighbours of this query the metric looks at; a ranking may be longer. */
  int depth(int query);

  /** Takes the ranking of one query. */
  void accept(int query, Ranking ranking);

  /** The mean over the queries; 0 if there are none that count. */
  double mean();

  /** Ranks once for all the metrics. */
  static void collect(
      Embeddings embeddings, float[] weights, List<RankingMetric> metrics, int threads) {
    NearestNeighbors.rankAll(
        embeddings,
        weights,
        query -> {
          int depth = 0;
          for (RankingMetric metric : metrics) {
            depth = Math.max(depth, metric.depth(query));
          }
          return depth;
        },
        threads,
        (query, ranking) -> {
          for (RankingMetric metric : metrics) {
            metric.accept(query, ranking);
          }
        });
  }
}
