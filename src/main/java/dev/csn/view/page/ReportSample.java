package dev.csn.view.page;

import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import dev.csn.random.Seed;
import dev.csn.search.ExactSearch;
import dev.csn.search.Neighbor;
import dev.csn.search.Search;
import dev.csn.search.Similarity;
import java.util.Arrays;
import java.util.List;

/**
 * The items that a report shows: all of a gallery, or a fixed sample of it where they are so many
 * that the file would grow too large.
 *
 * @param gallery the items shown
 * @param whole whether the sample is the whole gallery
 * @param effective the masks over the spread of the whole gallery, [C, D]: on it blends are built
 */
record ReportSample(Gallery gallery, boolean whole, double[][] effective) {
  /** Items that a browser still searches and draws without delay. */
  private static final int MAX_ITEMS = 2000;

  /** Values of all embeddings together: 1.6 MB, and a third more as text. */
  private static final int MAX_VALUES = 400_000;

  static ReportSample of(Gallery gallery) {
    Embeddings all = gallery.embeddings();
    return of(gallery, Math.min(MAX_ITEMS, Math.max(1, MAX_VALUES / all.dimensions())));
  }

  /** A sample of at most so many items. */
  static ReportSample of(Gallery gallery, int most) {
    double[][] effective = gallery.masks().effective(gallery.embeddings());
    int size = gallery.items().size();
    if (size <= most) {
      return new ReportSample(gallery, true, effective);
    }
    int[] rows = Arrays.copyOf(new Seed(1).of("report").permutation(size), most);
    Arrays.sort(rows);
    Gallery sample =
        new Gallery(
            gallery.items().select(rows), gallery.embeddings().select(rows), gallery.masks());
    return new ReportSample(sample, false, effective);
  }

  int size() {
    return gallery.items().size();
  }

  List<String> conditions() {
    return gallery.masks().conditions();
  }

  /** The items of the sample nearest to one of them under one condition, itself left out. */
  List<Neighbor> nearest(String condition, int row, int k) {
    Embeddings embeddings = gallery.embeddings();
    Masks masks = gallery.masks();
    float[] weights = Similarity.of(condition).weights(masks, embeddings);
    return ExactSearch.search(embeddings, new Search(weights, embeddings.row(row), row), k);
  }

  /** By condition, the squared length of its effective mask: blends weigh conditions by it. */
  double[] squaredNorms() {
    double[] norms = new double[effective.length];
    for (int c = 0; c < norms.length; c++) {
      for (double entry : effective[c]) {
        norms[c] += entry * entry;
      }
    }
    return norms;
  }
}
