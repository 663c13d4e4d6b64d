package dev.csn.cluster;

import dev.csn.attribute.AttributeColumns;
import dev.csn.attribute.AttributeSchema;
import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.ParquetGallery;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEmbeddings;
import dev.csn.run.RunEvaluation;
import dev.csn.run.StoredGallery;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The evaluation of a run on a cluster.
 *
 * @param gallery an export or a Parquet gallery; null for the run's own gallery
 */
public record EvaluateJob(RunDirectory run, Split split, @Nullable Path gallery) {
  /**
   * Evaluates; the cluster reads a Parquet gallery, and ranks.
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
    requireValues(gallery);
    return ClusterGallery.inParquet(cluster, run, gallery).items(split);
  }

  private void requireValues(Path gallery) {
    for (AttributeSchema attribute : run.description().attributes()) {
      if (AttributeColumns.names(attribute).isEmpty()) {
        throw new InputException(
            gallery
                + ": a Parquet gallery holds no comparisons, by which alone "
                + attribute.name()
                + " is known; leave out --gallery");
      }
    }
  }
}
