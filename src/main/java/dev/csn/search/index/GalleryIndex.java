package dev.csn.search.index;

import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.search.ExactSearch;
import dev.csn.search.Neighbor;
import dev.csn.search.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Approximate nearest neighbors in a gallery. HNSW graphs find candidates, and {@link ExactSearch}
 * ranks them: distances and ties are exact, but recall may be below 1. If the graphs find fewer
 * than k items or a filter leaves few items, the search is exact.
 *
 * <p>A single condition has a graph of its own. A blend uses the graph of the even blend, searched
 * with the blend's own distances, and adds candidates from its conditions' graphs. The latter alone
 * do not suffice: the nearest item under a blend may not be among the nearest thousands under any
 * single condition.
 */
public final class GalleryIndex {
  /** The default efSearch, candidates per graph. */
  public static final int EF_SEARCH = 100;

  /** The least efSearch per neighbor. */
  private static final int OVERSAMPLING = 4;

  /**
   * For at most so many filtered items per graph, exact search is faster. Measured with random
   * filters on 1,000,000 items: one graph of 10 or 20 dimensions broke even at 20,000 to 30,000
   * items, the four graphs of a blend at 100,000 to 150,000. Consecutive rows would allow more.
   */
  static final int EXHAUSTIVE_ITEMS = 30_000;

  private final Gallery gallery;
  private final Map<String, GraphSearch> conditions;
  private final List<GraphSearch> blend;
  private final int exhaustiveItems;

  /**
   * An index whose needed graphs are open.
   *
   * @param conditions by name; one without any dimension has no graph
   * @param blend the blend's graphs; none if no search needs them, or all items coincide
   * @param exhaustiveItems filtered items per graph up to which the search is exact
   */
  GalleryIndex(
      Gallery gallery,
      Map<String, GraphSearch> conditions,
      List<GraphSearch> blend,
      int exhaustiveItems) {
    this.gallery = gallery;
    this.conditions = conditions;
    this.blend = blend;
    this.exhaustiveItems = exhaustiveItems;
  }

  /**
   * The approximately nearest items to a point.
   *
   * @param search with its weights in this gallery; excludes an item by its row
   * @param k number of neighbors, fewer only if the gallery has fewer
   * @param rows that a filter allows, ascending; null for all
   * @param efSearch candidates per graph, at least 1; raised to a few per neighbor
   */
  public List<Neighbor> search(Search search, int k, int @Nullable [] rows, int efSearch) {
    Embeddings embeddings = gallery.embeddings();
    int allowed = rows == null ? embeddings.size() : rows.length;
    int count = (int) Math.min(allowed, Math.max(efSearch, (long) k * OVERSAMPLING));
    List<GraphQuery> queries = queries(search, count, k);
    if (count < allowed && (rows == null || allowed > (long) exhaustiveItems * queries.size())) {
      int[] near = candidates(queries, search.point(), rows);
      List<Neighbor> found =
          near == null ? List.of() : ExactSearch.among(near, embeddings, search, k);
      if (found.size() == k) {
        return found;
      }
    }
    return rows == null
        ? ExactSearch.search(embeddings, search, k)
        : ExactSearch.among(rows, embeddings, search, k);
  }

  /** A search of one graph. */
  private record GraphQuery(GraphSearch graph, float[] factors, int efSearch) {}

  /** The searches that find candidates; none where all items coincide. */
  private List<GraphQuery> queries(Search search, int efSearch, int k) {
    List<GraphQuery> queries = new ArrayList<>();
    for (String condition : search.conditions()) {
      GraphSearch graph = conditions.get(condition);
      if (graph != null) {
        queries.add(new GraphQuery(graph, graph.space().ownFactors(), efSearch));
      }
    }
    if (queries.size() > 1 && !blend.isEmpty()) {
      // One graph may hold all the nearest, so its share must be enough for k.
      int share =
          (int) Math.min(efSearch, Math.max((long) k * OVERSAMPLING, efSearch / blend.size()));
      for (GraphSearch part : blend) {
        queries.add(new GraphQuery(part, part.space().factors(search.weights()), share));
      }
    }
    return queries;
  }

  /**
   * The candidates' rows, ascending; null if a graph search visited more items than are allowed.
   */
  private int @Nullable [] candidates(
      List<GraphQuery> queries, float[] point, int @Nullable [] rows) {
    Bits allowed = rows == null ? null : bits(rows, gallery.items().size());
    // Beyond as many visits as there are allowed rows, exact search is quicker.
    int maxVisited = rows == null ? Integer.MAX_VALUE : rows.length;
    IntStream.Builder near = IntStream.builder();
    for (GraphQuery query : queries) {
      int[] found = query.graph.near(query.factors, point, query.efSearch, allowed, maxVisited);
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
