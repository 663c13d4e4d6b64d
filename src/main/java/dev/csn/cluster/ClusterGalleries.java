package dev.csn.cluster;

import dev.csn.error.InputException;
import dev.csn.io.Sha256;
import dev.csn.model.ModelArchive;
import dev.csn.model.ModelDescription;
import dev.csn.retrieval.Masks;
import dev.csn.retrieval.ParquetGallery;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEmbeddings;
import dev.csn.run.SearchOptions;
import dev.csn.run.StoredGallery;
import java.nio.file.Path;

/** Finds what a command searches, and puts it on a cluster. */
public final class ClusterGalleries {
  private ClusterGalleries() {}

  /**
   * The gallery that options name: one in Parquet, an export, or a split of the run's.
   *
   * @throws InputException if it is damaged, or not of the run's model
   */
  public static ClusterGallery of(
      Cluster cluster, RunDirectory run, RunEmbeddings embeddings, SearchOptions options) {
    Path export = options.export();
    if (export == null) {
      return cluster.gallery(embeddings.gallery(options.split()));
    }
    return ParquetGallery.isAt(export)
        ? inParquet(cluster, run, export)
        : cluster.gallery(StoredGallery.of(run, export).read());
  }

  /**
   * A gallery in Parquet.
   *
   * @throws InputException if it is damaged, or not of the run's model
   */
  public static ClusterGallery inParquet(Cluster cluster, RunDirectory run, Path directory) {
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
}
