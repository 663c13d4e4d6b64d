package dev.csn.cluster;

import dev.csn.attribute.AttributeSchema;
import dev.csn.dataset.ItemsCsv;
import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.ParquetGallery;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEmbeddings;
import dev.csn.run.RunEvaluation;
import dev.csn.run.StoredGallery;
import java.nio.file.Path;

/**
 * That a run is to be evaluated, and on which items.
 *
 * @param gallery an export, or one in Parquet; null for the run's own
 */
public record EvaluateOrder(RunDirectory run, Split split, Path gallery) {
  /**
   * Lets a cluster do what takes time.
   *
   * @throws dev.csn.error.UserException if run or gallery are damaged, or the gallery has no item
   *     of the split
   */
  public RunEvaluation run(Cluster cluster) {
    return RunEvaluation.of(run, split, () -> items(cluster), cluster.ranker());
  }

  private Gallery items(Cluster cluster) {
    if (gallery == null) {
      return new RunEmbeddings(run).gallery(split);
    }
    if (!ParquetGallery.isAt(gallery)) {
      return StoredGallery.of(run, gallery).read(split);
    }
    requireValues();
    return ClusterGallery.inParquet(cluster, run, gallery).items(split);
  }

  private void requireValues() {
    for (AttributeSchema attribute : run.description().attributes()) {
      if (ItemsCsv.columns(attribute).isEmpty()) {
        throw new InputException(
            gallery
                + ": a Parquet gallery holds no comparisons, by which alone "
                + attribute.name()
                + " is known; leave out --gallery");
      }
    }
  }
}
