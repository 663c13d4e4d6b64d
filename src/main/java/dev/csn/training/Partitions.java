package dev.csn.training;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Compared;
import dev.csn.config.ConfigLoader;
import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.Items;
import dev.csn.error.ConfigurationException;
import dev.csn.error.UserException;
import dev.csn.random.Seed;
import dev.csn.triplet.BatchSampler;
import dev.csn.triplet.BatchSamplers;
import java.util.ArrayList;
import java.util.List;

/** What the partitions of a training are given: seeds of their own, and enough to draw from. */
final class Partitions {
  private Partitions() {}

  /**
   * The configuration by which a partition draws: with a seed of its own, unless it is the only
   * one.
   */
  static ExperimentConfig config(ExperimentConfig config, int partition) {
    if (config.training().partitions() == 1) {
      return config;
    }
    Seed own = new Seed(config.training().seed()).of("partition").at(partition);
    return ConfigLoader.override(config, List.of("training.seed=" + own.value()));
  }

  /**
   * What each partition draws its batches by.
   *
   * @throws dev.csn.error.InputException if the dataset holds too little even for a single
   *     partition
   * @throws ConfigurationException if only its parts do, or batches are larger than they are
   */
  static List<BatchSampler> samplers(ExperimentConfig config, ImageSet dataset) {
    int partitions = config.training().partitions();
    BatchSampler whole = BatchSamplers.of(config.training(), dataset.items());
    if (partitions == 1) {
      return List.of(whole);
    }
    requireDivisible(dataset.items(), partitions);
    List<BatchSampler> samplers = new ArrayList<>();
    List<ImageSet> parts = dataset.partitions(partitions);
    for (int p = 0; p < partitions; p++) {
      try {
        samplers.add(BatchSamplers.of(config(config, p).training(), parts.get(p).items()));
      } catch (UserException e) {
        // As the whole dataset would do, it is the number of parts that will not.
        throw new ConfigurationException(
            String.format(
                "training.partitions: %d leave too little to partition %d: %s",
                partitions, p, e.getMessage()),
            e);
      }
    }
    return samplers;
  }

  private static void requireDivisible(Items items, int partitions) {
    for (Attribute attribute : items.attributes()) {
      if (attribute instanceof Compared) {
        throw new ConfigurationException(
            String.format(
                "training.partitions: %d, must be 1: '%s' is known by triplets, whose items would"
                    + " be in several",
                partitions, attribute.name()));
      }
    }
  }
}
