package dev.csn.evaluation;

/**
 * Computes an evaluation's rankings on this machine or on a cluster, with the same values. Rankings
 * take most of the time, which grows with the square of the number of items.
 */
@FunctionalInterface
public interface Ranker {
  /**
   * Computes {@link QueryValues#of}.
   *
   * @param values of the gallery under evaluation: the same object for all tasks of one evaluation
   * @param task for all items
   * @return [values, items]
   */
  double[][] rank(QueryValues values, RankingTask task);

  /** Ranks in this process, on some threads. */
  static Ranker onThreads(int threads) {
    return (values, task) -> values.of(task, threads);
  }
}
