package dev.csn.training;

import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;

/** Where the partitions of a training are to be, such as on the machines of a cluster. */
public interface RoundsFactory {
  /**
   * Prepares the rounds of a training; called once, before the first of them.
   *
   * @param config with the number of partitions, and the dataset's directory
   * @param dataset all of it, as it was read from there
   * @throws dev.csn.error.UserException if partitions find another dataset, or none
   */
  Rounds open(ExperimentConfig config, ImageSet dataset);
}
