package dev.csn.cluster;

import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import dev.csn.gallery.ParquetGallery;
import dev.csn.io.Sha256;
import dev.csn.model.ModelArchive;
import dev.csn.model.ModelDescription;
import dev.csn.run.Query;
import dev.csn.run.RunDirectory;
import dev.csn.search.GalleryPart;
import dev.csn.search.GallerySearch;
import dev.csn.search.Search;
import dev.csn.search.Where;
import java.nio.file.Path;
import java.util.List;

/**
 * A gallery whose items are on a cluster's machines, each on one of them. Sums for its standard
 * deviations are taken part by part: in double precision, but not in the order of {@link
 * dev.csn.gallery.Embeddings#standardDeviations}.
 */
public interface ClusterGallery extends GallerySearch {
  /**
   * Puts on a cluster what a query searches: a gallery in Parquet, an export, or a split of the
   * run's.
   *
   * @throws InputException if it is damaged, or not of the run's model
   */
  static ClusterGallery of(Cluster cluster, Query query) {
    Path export = query.options().export();
    return export != null && ParquetGallery.isAt(export)
        ? inParquet(cluster, query.embeddings().run(), export)
        : cluster.gallery(query.gallery());
  }

  /**
   * Lets a cluster read a gallery in Parquet.
   *
   * @throws InputException if it is damaged, or not of the run's model
   */
  static ClusterGallery inParquet(Cluster cluster, RunDirectory run, Path directory) {
    ParquetGallery gallery = ParquetGallery.read(directory);
    Path model = run.requireModel();
    if (!gallery.model().equals(Sha256.ofInput(model))) {
      throw new InputException(
          directory
              + ": was not embedded by the model of "
              + run
              + ", the file of that is another");
    }
    ModelDescription description = ModelArchive.readDescription(model);
    Masks masks = description.masks(ModelArchive.readMasks(model));
    return cluster.gallery(directory, gallery, masks);
  }

  /**
   * The items of a split, brought here: this process must have the memory for them.
   *
   * @throws InputException if there are none
   */
  Gallery items(Split split);

  /**
   * The items nearest to the point of each search, wherever they are: to the last bit what a search
   * of all items in one process finds.
   *
   * @param k how many at most, at least 1
   * @param where what items must be like
   * @return for each search the keys that {@link GalleryPart#nearest} gives, best first
   */
  List<long[]> nearestKeys(List<Search> searches, int k, Where where);

  @Override
  default Found nearest(List<Search> searches, int k, Where where) {
    List<long[]> nearest = nearestKeys(searches, k, where);
    int[] ids = nearest.stream().flatMapToInt(GalleryPart::ids).sorted().distinct().toArray();
    Items items = items(ids).items();
    return new Found(
        items, nearest.stream().map(keys -> GalleryPart.neighbors(keys, items::row)).toList());
  }
}
