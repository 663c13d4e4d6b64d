package dev.csn.run;

import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import dev.csn.random.Seed;
import dev.csn.search.ExactSearch;
import dev.csn.search.Filter;
import dev.csn.search.GallerySearch;
import dev.csn.search.Neighbor;
import dev.csn.search.Search;
import dev.csn.search.Similarity;
import dev.csn.search.index.GalleryIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A gallery in this process, searched exactly or by its index. */
final class LocalGallery implements GallerySearch {
  private final Gallery gallery;

  /** The opened index; null if the search is exact. */
  private final @Nullable GalleryIndex index;

  private final int candidates;

  private LocalGallery(Gallery gallery, @Nullable GalleryIndex index, int candidates) {
    this.gallery = gallery;
    this.index = index;
    this.candidates = candidates;
  }

  /** Opens a query's gallery and the parts of its index that the similarities need. */
  static LocalGallery open(Query query, List<Similarity> similarities) {
    Gallery gallery = query.gallery();
    GalleryIndex index = null;
    if (query.options().index()) {
      List<String> conditions =
          similarities.stream().flatMap(s -> s.counted().stream()).distinct().toList();
      index = query.stored().open(gallery, conditions);
    }
    return new LocalGallery(gallery, index, query.options().candidates());
  }

  /** Draws a random item and returns its id. */
  int draw(long seed) {
    int items = gallery.items().size();
    return gallery.items().id(new Seed(seed).of("anchor").random().nextInt(items));
  }

  @Override
  public Masks masks() {
    return gallery.masks();
  }

  @Override
  public double[] standardDeviations() {
    return gallery.embeddings().standardDeviations();
  }

  @Override
  public Gallery items(int[] ids) {
    return gallery;
  }

  @Override
  public Found nearest(List<Search> searches, int k, Filter filter) {
    int[] rows = filter.allowsAll() ? null : filter.rows(gallery.items());
    List<Search> byRow = new ArrayList<>(searches.size());
    for (Search search : searches) {
      byRow.add(search.excluding(gallery.items().row(search.excluded())));
    }
    return new Found(gallery.items(), nearest(byRow, k, rows));
  }

  private List<List<Neighbor>> nearest(List<Search> searches, int k, int @Nullable [] rows) {
    Stream<Search> each = searches.size() > 1 ? searches.parallelStream() : searches.stream();
    if (index != null) {
      return each.map(search -> index.search(search, k, rows, candidates)).toList();
    }
    return rows == null
        ? ExactSearch.searchAll(gallery.embeddings(), searches, k)
        : each.map(search -> ExactSearch.among(rows, gallery.embeddings(), search, k)).toList();
  }
}
