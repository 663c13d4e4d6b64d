package dev.csn.search;

import dev.csn.error.InputException;
import dev.csn.gallery.Embeddings;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Exact nearest neighbours under a weighting of the embedding's dimensions, best first. Items at
 * the same distance come in the order of their rows, which is that of their ids.
 */
public final class NearestNeighbors {
  private NearestNeighbors() {}

  /** Receives the ranking of every row; called from several threads, once per row. */
  @FunctionalInterface
  public interface Visitor {
    void visit(int queryRow, Ranking ranking);
  }

  /**
   * The items nearest to one point. Among very many it uses all the machine's threads, on which no
   * result depends.
   *
   * @param search which names the item that it excludes by its row
   * @param k how many at most
   * @return at most k items; fewer if there are no more
   * @throws InputException if a distance among them exceeds float32
   */
  public static List<Neighbor> search(Embeddings embeddings, Search search, int k) {
    return searchAll(embeddings, List.of(search), k).get(0);
  }

  /**
   * Many searches at once, on all the machine's threads, on which no result depends; where the
   * items do not fit into the processor's cache, several times as fast as one after the other.
   *
   * @param searches which name the items that they exclude by their rows
   * @param k how many at most
   * @return what {@link #search} finds for each, in their order
   * @throws InputException if a distance among them exceeds float32
   */
  public static List<List<Neighbor>> searchAll(
      Embeddings embeddings, List<Search> searches, int k) {
    return ExactSearch.nearest(embeddings, searches, k).stream()
        .map(NearestNeighbors::finite)
        .toList();
  }

  /**
   * The items nearest to one point among some, with the distances and the order that {@link
   * #search} would give them.
   *
   * @param rows which, ascending
   * @param search which names the item that it excludes by its row
   */
  public static List<Neighbor> among(int[] rows, Embeddings embeddings, Search search, int k) {
    NeighborScan scan = new NeighborScan(embeddings, search.weights());
    return finite(scan.nearestAmong(rows, search.point(), k, search.excluded()));
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
   * Ranks for some items, row by row, all the others. Distances equal those of {@link #search} to
   * the last bit; one ranking per thread is held at a time.
   *
   * @param weights per dimension, [D], not negative
   * @param from the first row
   * @param to the row after the last
   * @param depth how many neighbours a row wants at most
   * @param threads how many threads, at least 1; no ranking depends on it
   */
  public static void rankRows(
      Embeddings embeddings,
      float[] weights,
      int from,
      int to,
      IntUnaryOperator depth,
      int threads,
      Visitor visitor) {
    RowBlocks.forEach(
        from,
        to,
        threads,
        () -> {
          NeighborScan scan = new NeighborScan(embeddings, weights);
          return row ->
              visitor.visit(row, scan.nearest(embeddings.row(row), depth.applyAsInt(row), row));
        });
  }
}
