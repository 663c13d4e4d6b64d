package dev.csn.search;

import dev.csn.error.InputException;
import dev.csn.gallery.Embeddings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Exact nearest neighbors under weights of the embedding's dimensions, best first. Ties are in the
 * order of rows, which is the order of ids.
 *
 * <p>Many searches run as tasks. A task is a group of searches through a section of the items,
 * which it reads in passes: the items of a pass stay in the thread's cache for the whole group.
 * Keys are totally ordered, so that the merged results do not depend on groups and sections.
 */
public final class ExactSearch {
  /**
   * Values that one thread scans in about 3 ms. For fewer values, starting threads costs more than
   * it saves, in a command that answers a single query.
   */
  static final long WORTH_SPLITTING = 1 << 23;

  /**
   * Values per section. So small that there are many more sections than threads and a slow thread
   * takes fewer.
   */
  private static final int SECTION = 1 << 20;

  /** Values per pass: 512 KiB, half of a common second-level cache. */
  private static final int PASS = 1 << 17;

  /** Searches per group. Larger groups gain nothing, because memory is no longer the bottleneck. */
  private static final int MAX_GROUP = 64;

  /** Items that a group keeps, 8 MiB with its buffers. A single search may keep more. */
  private static final int MAX_KEPT = 1 << 18;

  private ExactSearch() {}

  /** Receives each row's ranking; called from several threads. */
  @FunctionalInterface
  public interface Visitor {
    void visit(int queryRow, Ranking ranking);
  }

  /**
   * The items nearest to a point. Searches large galleries on all of the machine's threads; results
   * do not depend on their number.
   *
   * @param search excludes an item by its row
   * @return k items, or all if they are fewer
   * @throws InputException if a distance among them exceeds float32
   */
  public static List<Neighbor> search(Embeddings embeddings, Search search, int k) {
    return searchAll(embeddings, List.of(search), k).get(0);
  }

  /**
   * The items nearest to many points, on all of the machine's threads. If the items do not fit into
   * the processor's cache, this is several times as fast as separate searches.
   *
   * @param searches exclude items by their rows
   * @return the neighbors of each search, as {@link #search} finds them
   * @throws InputException if a distance among them exceeds float32
   */
  public static List<List<Neighbor>> searchAll(
      Embeddings embeddings, List<Search> searches, int k) {
    return nearest(embeddings, searches, k).stream().map(ExactSearch::finite).toList();
  }

  /**
   * The items nearest to a point among some rows, with distances and ties as in {@link #search}.
   *
   * @param rows ascending
   * @param search excludes an item by its row
   */
  public static List<Neighbor> among(int[] rows, Embeddings embeddings, Search search, int k) {
    NeighborScan scan = new NeighborScan(embeddings, search.weights());
    return finite(new Ranking(scan.nearestKeysAmong(rows, search.point(), k, search.excluded())));
  }

  private static List<Neighbor> finite(Ranking ranking) {
    List<Neighbor> neighbors = ranking.neighbors();
    for (Neighbor neighbor : neighbors) {
      if (Double.isInfinite(neighbor.distance())) {
        throw new InputException(
            "embeddings: the distance to row "
                + neighbor.row()
                + " exceeds float32, the model has diverged");
      }
    }
    return neighbors;
  }

  /**
   * Ranks all other items for each of some rows, with distances and ties as in {@link #search}.
   * Holds one ranking per thread.
   *
   * @param weights of the dimensions, [D], not negative
   * @param from first row
   * @param to end of the rows, exclusive
   * @param depth number of neighbors for a row
   * @param threads at least 1; no ranking depends on it
   */
  public static void rankRows(
      Embeddings embeddings,
      float[] weights,
      int from,
      int to,
      IntUnaryOperator depth,
      int threads,
      Visitor visitor) {
    ParallelRows.forEach(
        from,
        to,
        threads,
        () -> {
          NeighborScan scan = new NeighborScan(embeddings, weights);
          return row ->
              visitor.visit(row, scan.nearest(embeddings.row(row), depth.applyAsInt(row), row));
        });
  }

  private static List<Ranking> nearest(Embeddings embeddings, List<Search> searches, int k) {
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
   * Ranks by tasks of {@code group} searches and {@code sectionBlocks} blocks of items, {@code
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

  /** Runs one task: each search's keys of its k nearest in the section, best first. */
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
