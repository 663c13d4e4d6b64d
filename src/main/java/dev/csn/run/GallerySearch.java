package dev.csn.run;

import dev.csn.index.GalleryIndex;
import dev.csn.retrieval.Gallery;
import dev.csn.retrieval.NearestNeighbors;
import dev.csn.retrieval.Neighbor;
import dev.csn.retrieval.Similarity;
import dev.csn.retrieval.Where;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A gallery that was read, and how it is searched. What questions share is computed once: which
 * items may be found, the weights of each similarity, what is needed of an index. Safe for use by
 * several threads at once.
 */
final class GallerySearch {
  /**
   * What is asked for.
   *
   * @param similarity one of those prepared for
   * @param point an unmasked embedding, [D]
   * @param excludedRow the anchor's own row, or {@link NearestNeighbors#NONE}
   */
  record Asked(Similarity similarity, float[] point, int excludedRow) {}

  private final Gallery gallery;
  private final SearchOptions options;
  private final Map<Similarity, float[]> weights = new HashMap<>();

  /** Null if every item may be found. */
  private final int[] rows;

  /** Null if the search is exact. */
  private final GalleryIndex index;

  /**
   * Prepares searches.
   *
   * @param similarities all that will be asked for
   */
  private GallerySearch(
      Gallery gallery,
      SearchOptions options,
      int[] rows,
      Collection<Similarity> similarities,
      GalleryIndex index) {
    this.gallery = gallery;
    this.options = options;
    this.rows = rows;
    this.index = index;
    boolean blends = similarities.stream().anyMatch(Similarity::blends);
    double[] deviations = blends ? gallery.embeddings().standardDeviations() : null;
    for (Similarity similarity : similarities) {
      weights.computeIfAbsent(similarity, s -> s.weights(gallery.masks(), deviations));
    }
  }

  /**
   * Reads a gallery, a stored one or what a split is embedded to.
   *
   * @param similarities all that will be asked for
   */
  static GallerySearch of(
      RunDirectory run,
      RunEmbeddings embeddings,
      SearchOptions options,
      Where where,
      Collection<Similarity> similarities) {
    StoredGallery stored = StoredGallery.of(run, options.export());
    boolean read = options.export() != null || options.index();
    Gallery gallery = read ? stored.read() : embeddings.gallery(options.split());
    int[] rows = where.allowsAll() ? null : where.rows(gallery.items());
    GalleryIndex index = options.index() ? stored.open(gallery, all(similarities)) : null;
    return new GallerySearch(gallery, options, rows, similarities, index);
  }

  /** A blend of all conditions that count in any: what it needs of an index, they all need. */
  private static Similarity all(Collection<Similarity> similarities) {
    return Similarity.even(
        similarities.stream()
            .flatMap(similarity -> similarity.conditions().entrySet().stream())
            .filter(condition -> condition.getValue() > 0)
            .map(Map.Entry::getKey)
            .distinct()
            .toList());
  }

  Gallery gallery() {
    return gallery;
  }

  /** The items nearest to each of some points, best first. */
  List<List<Neighbor>> nearest(List<Asked> asked, int k) {
    if (index == null && rows == null) {
      List<NearestNeighbors.Search> searches = new ArrayList<>();
      for (Asked one : asked) {
        float[] by = weights.get(one.similarity);
        searches.add(new NearestNeighbors.Search(by, one.point, one.excludedRow));
      }
      return NearestNeighbors.searchAll(gallery.embeddings(), searches, k);
    }
    return asked.stream().parallel().map(one -> nearest(one, k)).toList();
  }

  /** The items nearest to a point, best first. */
  List<Neighbor> nearest(Asked asked, int k) {
    float[] by = weights.get(asked.similarity);
    float[] point = asked.point;
    int excludedRow = asked.excludedRow;
    if (index != null) {
      return index.search(asked.similarity, by, point, k, excludedRow, rows, options.candidates());
    }
    return rows == null
        ? NearestNeighbors.search(gallery.embeddings(), by, point, k, excludedRow)
        : NearestNeighbors.among(rows, gallery.embeddings(), by, point, k, excludedRow);
  }
}
