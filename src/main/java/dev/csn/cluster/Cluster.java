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

/** Machines that work for one command; closing it releases them. */
public interface Cluster extends AutoCloseable {
  /**
   * Embeds a dataset into a Parquet gallery, each item exactly once even if machines fail. The
   * gallery appears whole in its place, or not at all.
   *
   * @throws dev.csn.error.UserException if model or dataset are damaged or missing, here or on a
   *     machine of the cluster
   * @throws IOException if the gallery cannot be written
   */
  ParquetGallery embed(EmbedJob job) throws IOException;

  /** Sends a gallery to the machines. */
  ClusterGallery gallery(Gallery gallery);

  /**
   * Opens a gallery that the machines read themselves.
   *
   * @param directory the gallery, by the same path on all machines
   * @param masks masks of the model that embedded it
   * @throws dev.csn.error.InputException if it differs from its description
   */
  ClusterGallery gallery(Path directory, ParquetGallery description, Masks masks);

  /** A ranker on all machines, with the values of {@link Ranker#onThreads}. */
  Ranker ranker();

  /**
   * Rounds of local SGD on the machines, with the states of {@link
   * dev.csn.training.Rounds#inProcess} on as many threads as a task has.
   *
   * @param config names the dataset by the same path on all machines
   * @param dataset the dataset read from there
   */
  Rounds rounds(ExperimentConfig config, ImageSet dataset);

  @Override
  void close();
}
