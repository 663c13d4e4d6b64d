package dev.csn.retrieval;

import java.util.stream.IntStream;

/**
 * One exact search among so many items that the machine's threads share them, in ranges of
 * consecutive blocks. Keys are totally ordered, so the k least of the ranges' k least are the same
 * however the items are split and whoever scans what.
 */
final class SplitSearch {
  /**
   * Values that one thread scans in about 3 ms. Below this the first use of threads, which is the
   * only one of a command that answers one query, costs more than it saves.
   */
  static final long WORTH_SPLITTING = 1 << 23;

  /** Values of a range: many more ranges than threads, so that a slow thread takes fewer. */
  private static final int RANGE = 1 << 20;

  private SplitSearch() {}

  /** The k items nearest to a point, or all if they are fewer; never {@code excludedRow}. */
  static Ranking nearest(
      Embeddings embeddings, float[] weights, float[] query, int k, int excludedRow) {
    int dimensions = embeddings.dimensions();
    if ((long) embeddings.size() * dimensions < WORTH_SPLITTING) {
      return new NeighborScan(embeddings, weights).nearest(query, k, excludedRow);
    }
    int rangeBlocks = Math.max(1, RANGE / Embeddings.BLOCK / dimensions);
    return nearest(embeddings, weights, query, k, excludedRow, rangeBlocks);
  }

  /** The same in any case in ranges of {@code rangeBlocks} blocks. */
  static Ranking nearest(
      Embeddings embeddings,
      float[] weights,
      float[] query,
      int k,
      int excludedRow,
      int rangeBlocks) {
    int blocks = embeddings.blocks();
    long[][] found =
        IntStream.range(0, (blocks + rangeBlocks - 1) / rangeBlocks)
            .parallel()
            .mapToObj(
                range -> {
                  int from = range * rangeBlocks;
                  int to = Math.min(blocks, from + rangeBlocks);
                  NeighborScan scan = new NeighborScan(embeddings, weights);
                  return scan.nearestKeys(query, k, excludedRow, from, to);
                })
            .toArray(long[][]::new);
    return new Ranking(NearestKeys.least(Math.min(k, embeddings.size()), found));
  }
}
