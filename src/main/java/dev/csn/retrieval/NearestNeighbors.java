package dev.csn.retrieval;

import dev.csn.error.InputException;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Exact nearest neighbours under a weighting of the embedding's dimensions, best first. Items at
 * the same distance come in the order of their rows, which is that of their ids.
 */
public final class NearestNeighbors {
  /** No row is excluded. */
  public static final int NONE = -1;

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
   * @param weights per dimension, [D], not negative
   * @param query an unmasked embedding, [D]
   * @param k how many at most
   * @param excludedRow the anchor's own row, or {@link #NONE}
   * @return at most k items; fewer if there are no more
   * @throws InputException if a distance among them exceeds float32
   */
  public static List<Neighbor> search(
      Embeddings embeddings, float[] weights, float[] query, int k, int excludedRow) {
    return searchAll(embeddings, List.of(new Search(weights, query, excludedRow)), k).get(0);
  }

  /**
   * A search among all items.
   *
   * @param weights per dimension, [D], not negative
   * @param query an unmasked embedding, [D]
   * @param excludedRow the anchor's own row, or {@link #NONE}
   */
  public record Search(float[] weights, float[] query, int excludedRow) {}

  /**
   * Many searches at once, on all the machine's threads, on which no result depends; where the
   * items do not fit into the processor's cache, several times as fast as one after the other.
   *
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
   */
  public static List<Neighbor> among(
      int[] rows, Embeddings embeddings, float[] weights, float[] query, int k, int excludedRow) {
    NeighborScan scan = new NeighborScan(embeddings, weights);
    return finite(scan.nearestAmong(rows, query, k, excludedRow));
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
