package dev.csn.search;

import dev.csn.dataset.Items;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import java.util.List;

/** A searchable gallery, in this process or on a cluster. */
public interface GallerySearch {
  /** The masks of the model that embedded the items, [C, D]. */
  Masks masks();

  /** The population standard deviation of every dimension over all items, [D]. */
  double[] standardDeviations();

  /**
   * Fetches items into this process; a gallery in this process gives all its items.
   *
   * @param ids ascending; ids that the gallery lacks are skipped
   */
  Gallery items(int[] ids);

  /**
   * Finds the items nearest to the point of each search.
   *
   * @param searches exclude items by their ids
   * @param k at least 1
   */
  Found nearest(List<Search> searches, int k, Filter filter);

  /**
   * The neighbors of each search, best first.
   *
   * @param items the items of the neighbors' rows
   */
  record Found(Items items, List<List<Neighbor>> neighbors) {}
}
