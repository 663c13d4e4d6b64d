package dev.csn.retrieval;

import dev.csn.retrieval.NearestNeighbors.Search;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many exact searches at once. A thread takes a group of them through the items together: a range
 * of items is brought from memory once and stays in the thread's cache while all of the group look
 * at it. Each search still sees the items in their order, so it finds what it finds alone.
 */
final class ManySearches {
  /** Values of a range, 512 KiB: half of a common second-level cache. */
  private static final int RANGE = 1 << 17;

  /** Searches of a group at most; beyond it, memory is no longer what they wait for. */
  private static final int GROUP = 64;

  /**
   * Items that a group keeps at a time, unless a single search wants more: 8 MiB with its buffers.
   */
  private static final int KEPT = 1 << 18;

  private ManySearches() {}

  /** The k items nearest to the point of each search, or all if they are fewer. */
  static List<Ranking> nearest(Embeddings embeddings, List<Search> searches, int k) {
    int threads = Runtime.getRuntime().availableProcessors();
    if (searches.size() < threads) {
      return searches.stream()
          .map(s -> SplitSearch.nearest(embeddings, s.weights(), s.query(), k, s.excludedRow()))
          .toList();
    }
    int kept = Math.min(k, embeddings.size());
    int most = Math.max(1, Math.min(GROUP, KEPT / Math.max(1, kept)));
    int turns = ceil(searches.size(), threads * most);
    int group = ceil(searches.size(), threads * turns); // so that all threads end together
    int rangeBlocks = Math.max(1, RANGE / Embeddings.BLOCK / embeddings.dimensions());
    return nearest(embeddings, searches, kept, group, rangeBlocks);
  }

  /**
   * The same in groups of {@code group} searches, and in ranges of {@code rangeBlocks} blocks.
   *
   * @param kept at most as many as there are items
   */
  static List<Ranking> nearest(
      Embeddings embeddings, List<Search> searches, int kept, int group, int rangeBlocks) {
    return IntStream.range(0, ceil(searches.size(), group))
        .parallel()
        .mapToObj(
            g -> {
              int from = g * group;
              int to = Math.min(searches.size(), from + group);
              return together(embeddings, searches.subList(from, to), kept, rangeBlocks);
            })
        .flatMap(List::stream)
        .toList();
  }

  private static int ceil(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  private static List<Ranking> together(
      Embeddings embeddings, List<Search> searches, int kept, int rangeBlocks) {
    NeighborScan[] scans = new NeighborScan[searches.size()];
    Arrays.setAll(scans, s -> new NeighborScan(embeddings, searches.get(s).weights()));
    for (int s = 0; s < scans.length; s++) {
      scans[s].begin(searches.get(s).query(), kept, searches.get(s).excludedRow());
    }
    for (int from = 0; from < embeddings.blocks(); from += rangeBlocks) {
      int to = Math.min(embeddings.blocks(), from + rangeBlocks);
      for (NeighborScan scan : scans) {
        scan.pass(from, to);
      }
    }
    List<Ranking> found = new ArrayList<>(scans.length);
    for (NeighborScan scan : scans) {
      found.add(new Ranking(scan.found()));
    }
    return found;
  }
}
