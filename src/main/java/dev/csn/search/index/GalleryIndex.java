package dev.csn.search.index;

import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.search.NearestNeighbors;
import dev.csn.search.Neighbor;
import dev.csn.search.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/**
 * Approximate nearest neighbours in a gallery. Graphs find candidates, which are ranked exactly:
 * distances and ties are those of {@link NearestNeighbors}, and only an item that no graph came by
 * can be missed. Where graphs have nothing to offer, the search is exact.
 *
 * <p>A single condition has a graph of its own. A blend is looked for in the graph of all
 * conditions, by the blend's own distances, and takes candidates from its conditions' graphs too:
 * what is near under a blend need not be among the thousands nearest under either condition.
 */
public final class GalleryIndex {
  /** How many candidates each graph gives, unless more neighbours are asked for. */
  public static final int CANDIDATES = 100;

  /** Candidates for each neighbour asked for. */
  private static final int OVERSAMPLING = 4;

  /**
   * If a filter leaves so few items a graph, it is quicker to look at all of them. Measured with
   * 1,000,000 items of which drawn ones are allowed: by one graph of 10 or 20 dimensions the two
   * took the same time at 20,000 to 30,000, by the four of a blend at 100,000 to 150,000. Rows that
   * lie side by side are quicker to look at.
   */
  static final int FEW = 30_000;

  private final Gallery gallery;
  private final Map<String, GraphSearch> conditions;
  private final List<GraphSearch> blend;
  private final int few;

  /**
   * An index of which what is needed is open.
   *
   * @param conditions a graph for each that does not leave out all dimensions, of those needed
   * @param blend of all conditions, in parts; none if it is not needed, or all items are in one
   *     point
   * @param few items a graph that a filter may leave are looked at one by one
   */
  GalleryIndex(
      Gallery gallery, Map<String, GraphSearch> conditions, List<GraphSearch> blend, int few) {
    this.gallery = gallery;
    this.conditions = conditions;
    this.blend = blend;
    this.few = few;
  }

  /**
   * The items nearest to a point, most likely.
   *
   * @param search with the weights that its conditions have in this gallery; excludes an item by
   *     its row
   * @param k how many at most; always as many, if there are so many
   * @param rows that may be found, ascending; null for all
   * @param candidates of each graph, at least 1; a few per neighbour are taken in any case
   */
  public List<Neighbor> search(Search search, int k, int[] rows, int candidates) {
    Embeddings embeddings = gallery.embeddings();
    int allowed = rows == null ? embeddings.size() : rows.length;
    int count = (int) Math.min(allowed, Math.max(candidates, (long) k * OVERSAMPLING));
    List<Walk> walks = walks(search, count, k);
    if (count < allowed && (rows == null || allowed > (long) few * walks.size())) {
      int[] near = candidates(walks, search.point(), rows);
      List<Neighbor> found =
          near == null ? List.of() : NearestNeighbors.among(near, embeddings, search, k);
      if (found.size() == k) {
        return found;
      }
    }
    return rows == null
        ? NearestNeighbors.search(embeddings, search, k)
        : NearestNeighbors.among(rows, embeddings, search, k);
  }

  /** A search of one graph. */
  private record Walk(GraphSearch graph, float[] factors, int count) {}

  /** The searches that find candidates; none where all items are in one point. */
  private List<Walk> walks(Search search, int count, int k) {
    List<Walk> walks = new ArrayList<>();
    for (String condition : search.conditions()) {
      GraphSearch graph = conditions.get(condition);
      if (graph != null) {
        walks.add(new Walk(graph, graph.space().ownFactors(), count));
      }
    }
    if (walks.size() > 1 && !blend.isEmpty()) {
      // Of each part its share, but enough for all neighbours: one part may hold all the nearest.
      int share = (int) Math.min(count, Math.max((long) k * OVERSAMPLING, count / blend.size()));
      for (GraphSearch part : blend) {
        walks.add(new Walk(part, part.space().factors(search.weights()), share));
      }
    }
    return walks;
  }

  /** The rows that graphs come by, ascending; null if one lost patience. */
  private int[] candidates(List<Walk> walks, float[] query, int[] rows) {
    Bits allowed = rows == null ? null : bits(rows, gallery.items().size());
    // A search that looks at more items than are allowed is no quicker than to look at those.
    int patience = rows == null ? Integer.MAX_VALUE : rows.length;
    IntStream.Builder near = IntStream.builder();
    for (Walk walk : walks) {
      int[] found = walk.graph.near(walk.factors, query, walk.count, allowed, patience);
      if (found == null) {
        return null;
      }
      for (int row : found) {
        near.add(row);
      }
    }
    return near.build().sorted().distinct().toArray();
  }

  private static FixedBitSet bits(int[] rows, int items) {
    FixedBitSet bits = new FixedBitSet(items);
    for (int row : rows) {
      bits.set(row);
    }
    return bits;
  }
}
