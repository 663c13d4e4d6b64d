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
import dev.csn.search.Filter;
import dev.csn.search.GalleryPart;
import dev.csn.search.GallerySearch;
import dev.csn.search.Search;
import java.nio.file.Path;
import java.util.List;

/**
 * A gallery whose items are distributed over a cluster's machines. Its standard deviations are
 * summed part by part in double precision, not in the order of {@link
 * dev.csn.gallery.Embeddings#standardDeviations}.
 */
public interface ClusterGallery extends GallerySearch {
  /**
   * Opens the gallery of a query on a cluster: a Parquet gallery, an export, or a split of the
   * run's.
   *
   * @throws InputException if it is damaged, or another model embedded it
   */
  static ClusterGallery of(Cluster cluster, Query query) {
    Path export = query.options().export();
    return export != null && ParquetGallery.isAt(export)
        ? inParquet(cluster, query.embeddings().run(), export)
        : cluster.gallery(query.gallery());
  }

  /**
   * Opens a Parquet gallery on a cluster.
   *
   * @throws InputException if it is damaged, or another model embedded it
   */
  static ClusterGallery inParquet(Cluster cluster, RunDirectory run, Path directory) {
    ParquetGallery gallery = ParquetGallery.read(directory);
    Path model = run.requireModel();
    if (!gallery.model().equals(Sha256.ofInput(model))) {
      throw new InputException(
          directory + ": was not embedded by the model of " + run + ", whose SHA-256 differs");
    }
    ModelDescription description = ModelArchive.readDescription(model);
    Masks masks = description.masks(ModelArchive.readMasks(model));
    return cluster.gallery(directory, gallery, masks);
  }

  /**
   * Fetches the items of a split into this process, which must have the memory for them.
   *
   * @throws InputException if there are none
   */
  Gallery items(Split split);

  /**
   * Finds the items nearest to the point of each search, to the last bit as in one process.
   *
   * @param k at least 1
   * @return each search's keys, see {@link GalleryPart}, best first
   */
  List<long[]> nearestKeys(List<Search> searches, int k, Filter filter);

  @Override
  default Found nearest(List<Search> searches, int k, Filter filter) {
    List<long[]> nearest = nearestKeys(searches, k, filter);
    int[] ids = nearest.stream().flatMapToInt(GalleryPart::ids).sorted().distinct().toArray();
    Items items = items(ids).items();
    return new Found(
        items, nearest.stream().map(keys -> GalleryPart.neighbors(keys, items::row)).toList());
  }
}
