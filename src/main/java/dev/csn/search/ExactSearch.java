package dev.csn.search;

import dev.csn.gallery.Embeddings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Exact searches among all items. A task takes a group of searches through a section of the items,
 * pass by pass: what a pass brings from memory stays in the thread's cache while all of the group
 * look at it. Keys are totally ordered, so the k least of the sections' k least are the same
 * however searches are grouped and items divided.
 */
final class ExactSearch {
  /**
   * Values that one thread scans in about 3 ms. Below this the first use of threads, which is the
   * only one of a command that answers one query, costs more than it saves.
   */
  static final long WORTH_SPLITTING = 1 << 23;

  /** Values of a section: many more sections than threads, so that a slow thread takes fewer. */
  private static final int SECTION = 1 << 20;

  /** Values of a pass, 512 KiB: half of a common second-level cache. */
  private static final int PASS = 1 << 17;

  /** Searches of a group at most; beyond it, memory is no longer what they wait for. */
  private static final int MAX_GROUP = 64;

  /**
   * Items that a group keeps at a time, unless a single search wants more: 8 MiB with its buffers.
   */
  private static final int MAX_KEPT = 1 << 18;

  private ExactSearch() {}

  /** The k items nearest to the point of each search, or all if they are fewer. */
  static List<Ranking> nearest(Embeddings embeddings, List<Search> searches, int k) {
    int threads = Runtime.getRuntime().availableProcessors();
    int passBlocks = blocks(PASS, embeddings);
    if (searches.size() < threads) {
      boolean split = (long) embeddings.size() * embeddings.dimensions() >= WORTH_SPLITTING;
      int section = split ? blocks(SECTION, embeddings) : embeddings.blocks();
      return nearest(embeddings, searches, k, 1, section, passBlocks);
    }
    int kept = Math.max(1, Math.min(k, embeddings.size()));
    int most = Math.max(1, Math.min(MAX_GROUP, MAX_KEPT / kept));
    int turns = ceil(searches.size(), threads * most);
    int group = ceil(searches.size(), threads * turns); // so that all threads end together
    return nearest(embeddings, searches, k, group, embeddings.blocks(), passBlocks);
  }

  /**
   * The same by tasks of {@code group} searches and {@code sectionBlocks} blocks of items, {@code
   * passBlocks} of them at a time.
   */
  static List<Ranking> nearest(
      Embeddings embeddings,
      List<Search> searches,
      int k,
      int group,
      int sectionBlocks,
      int passBlocks) {
    int sections = Math.max(1, ceil(embeddings.blocks(), Math.max(1, sectionBlocks)));
    IntStream tasks = IntStream.range(0, ceil(searches.size(), group) * sections);
    List<long[][]> found =
        (searches.size() <= group && sections == 1 ? tasks : tasks.parallel())
            .mapToObj(
                task -> {
                  int first = task / sections * group;
                  int from = task % sections * sectionBlocks;
                  return scan(
                      embeddings,
                      searches.subList(first, Math.min(searches.size(), first + group)),
                      k,
                      from,
                      Math.min(embeddings.blocks(), from + sectionBlocks),
                      passBlocks);
                })
            .toList();
    List<Ranking> rankings = new ArrayList<>(searches.size());
    for (int s = 0; s < searches.size(); s++) {
      long[][] ofSections = new long[sections][];
      for (int section = 0; section < sections; section++) {
        ofSections[section] = found.get(s / group * sections + section)[s % group];
      }
      rankings.add(
          new Ranking(
              sections == 1
                  ? ofSections[0]
                  : NearestKeys.least(Math.min(k, embeddings.size()), ofSections)));
    }
    return rankings;
  }

  private static int blocks(int values, Embeddings embeddings) {
    return Math.max(1, values / Embeddings.BLOCK / embeddings.dimensions());
  }

  private static int ceil(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  /** One task; of each search the keys of its k nearest in the section, best first. */
  private static long[][] scan(
      Embeddings embeddings, List<Search> searches, int k, int from, int to, int passBlocks) {
    int items = Math.min(embeddings.size(), (to - from) * Embeddings.BLOCK);
    NeighborScan[] scans = new NeighborScan[searches.size()];
    for (int s = 0; s < scans.length; s++) {
      Search search = searches.get(s);
      scans[s] = new NeighborScan(embeddings, search.weights());
      scans[s].begin(search.point(), Math.min(k, items), search.excluded());
    }
    for (int pass = from; pass < to; pass += passBlocks) {
      for (NeighborScan scan : scans) {
        scan.pass(pass, Math.min(to, pass + passBlocks));
      }
    }
    return Arrays.stream(scans).map(NeighborScan::found).toArray(long[][]::new);
  }
}
