package dev.csn.cluster;

import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.evaluation.Ranker;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import dev.csn.gallery.ParquetGallery;
import dev.csn.training.Rounds;
import java.io.IOException;
import java.nio.file.Path;

/** Machines that work for one command; they are let go when it is closed. */
public interface Cluster extends AutoCloseable {
  /**
   * Embeds a dataset into a Parquet gallery, each item exactly once whatever fails on the way. The
   * gallery appears whole in its place, or not at all.
   *
   * @throws dev.csn.error.UserException if model or dataset are not as they must be, here or where
   *     a part of the work is done
   * @throws IOException if the gallery cannot be written
   */
  ParquetGallery embed(EmbedOrder order) throws IOException;

  /** Puts a gallery on the machines. */
  ClusterGallery gallery(Gallery gallery);

  /**
   * A gallery that the machines read themselves.
   *
   * @param directory where all machines see it
   * @param description what it says of itself
   * @param masks of the model that embedded it
   * @throws dev.csn.error.InputException if it is not as it says
   */
  ClusterGallery gallery(Path directory, ParquetGallery description, Masks masks);

  /** Lets all machines rank. Values are those of {@link Ranker#onThreads}. */
  Ranker ranker();

  /**
   * Lets the machines train. States are those of {@link dev.csn.training.Rounds#inProcess} on as
   * many threads as a task has.
   *
   * @param config with the number of partitions, and the dataset where all machines see it
   * @param dataset as it was read from there
   */
  Rounds rounds(ExperimentConfig config, ImageSet dataset);

  @Override
  void close();
}
