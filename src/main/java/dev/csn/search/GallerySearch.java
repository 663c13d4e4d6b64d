package dev.csn.search;

import dev.csn.dataset.Items;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import java.util.List;

/** A gallery that can be searched, in this process or on other machines. */
public interface GallerySearch {
  /** The masks of the model that embedded the items, [C, D]. */
  Masks masks();

  /** The population standard deviation of every dimension over all items, [D]. */
  double[] standardDeviations();

  /**
   * The gallery's items of the given ids, brought here; a gallery that is here gives all it has.
   *
   * @param ids ascending; those that the gallery lacks are passed over
   */
  Gallery items(int[] ids);

  /**
   * The items nearest to the point of each search.
   *
   * @param searches which name the items that they exclude by their ids
   * @param k how many at most, at least 1
   * @param where what items must be like
   */
  Found nearest(List<Search> searches, int k, Where where);

  /**
   * Neighbors, best first, of each search.
   *
   * @param items that their rows are of
   */
  record Found(Items items, List<List<Neighbor>> neighbors) {}
}
