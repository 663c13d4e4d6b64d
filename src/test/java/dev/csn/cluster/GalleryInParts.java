package dev.csn.cluster;

import dev.csn.SerialCopy;
import dev.csn.dataset.Split;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import dev.csn.search.Filter;
import dev.csn.search.GalleryPart;
import dev.csn.search.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A gallery whose parts know nothing of each other, each the rows of one remainder. */
final class GalleryInParts implements ClusterGallery {
  private static final int PARTS = 3;

  private final Gallery whole;

  GalleryInParts(Gallery whole) {
    this.whole = whole;
  }

  @Override
  public Masks masks() {
    return whole.masks();
  }

  private Gallery of(int[] rows) {
    return SerialCopy.of(
        new Gallery(whole.items().select(rows), whole.embeddings().select(rows), whole.masks()));
  }

  @Override
  public Gallery items(int[] ids) {
    return of(IntStream.of(ids).map(id -> whole.items().row(id)).filter(row -> row >= 0).toArray());
  }

  @Override
  public Gallery items(Split split) {
    return of(whole.items().rows(split));
  }

  @Override
  public double[] standardDeviations() {
    return whole.embeddings().standardDeviations();
  }

  @Override
  public List<long[]> nearestKeys(List<Search> searches, int k, Filter filter) {
    Filter there = SerialCopy.of(filter);
    List<long[]> found = new ArrayList<>();
    for (Search search : searches) {
      Search sent = SerialCopy.of(search);
      long[] best = new long[0];
      for (int p = PARTS - 1; p >= 0; p--) {
        best = GalleryPart.merge(k, best, inPart(p, sent, k, there));
      }
      found.add(best);
    }
    return found;
  }

  private long[] inPart(int number, Search search, int k, Filter filter) {
    Gallery rows =
        of(IntStream.range(0, whole.items().size()).filter(r -> r % PARTS == number).toArray());
    int[] ids = IntStream.range(0, rows.items().size()).map(rows.items()::id).toArray();
    GalleryPart part = new GalleryPart(ids, rows.embeddings());
    return part.nearestAmong(filter.rows(rows.items()), search, k);
  }
}
