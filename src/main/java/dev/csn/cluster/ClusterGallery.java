package dev.csn.cluster;

import dev.csn.dataset.Split;
import dev.csn.retrieval.Gallery;
import dev.csn.retrieval.Masks;
import dev.csn.retrieval.Where;
import java.util.List;

/** A gallery whose items are on a cluster's machines, each on one of them. */
public interface ClusterGallery {
  /** The masks of the model that embedded the items, [C, D]. */
  Masks masks();

  /**
   * Those of some items that the gallery has, brought here.
   *
   * @param ids ascending
   */
  Gallery items(int[] ids);

  /**
   * The items of a split, brought here: this process must have the memory for them.
   *
   * @throws dev.csn.error.InputException if there are none
   */
  Gallery items(Split split);

  /**
   * The population standard deviation of every dimension over all items, [D]. Sums are taken part
   * by part: in double precision, but not in the order of {@link
   * dev.csn.retrieval.Embeddings#standardDeviations}.
   */
  double[] standardDeviations();

  /**
   * The items nearest to each of some points, wherever they are: to the last bit what a search of
   * all items in one process finds.
   *
   * @param k how many at most, at least 1
   * @param where what items must be like
   * @return for each target the keys that {@link dev.csn.retrieval.GalleryPart#nearest} gives, best
   *     first
   */
  List<long[]> nearest(List<Target> targets, int k, Where where);
}
