package dev.csn.evaluation;

/**
 * Does the part of an evaluation that takes time with the square of the items, wherever that is.
 * Values do not depend on it.
 */
@FunctionalInterface
public interface Ranker {
  /**
   * Computes what {@link ItemValues#of} does of all items.
   *
   * @param values of the gallery under evaluation: the same for all works of one evaluation
   * @param work of all items
   * @return [values, items]
   */
  double[][] rank(ItemValues values, RankingWork work);

  /** Does it here, on some threads. */
  static Ranker onThreads(int threads) {
    return (values, work) -> values.of(work, threads);
  }
}
