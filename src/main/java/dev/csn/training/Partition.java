package dev.csn.training;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.TripletAttribute;
import dev.csn.config.ConfigLoader;
import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.ImageSetStore;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.error.UserException;
import dev.csn.model.CsnNetwork;
import dev.csn.model.loss.LossValue;
import dev.csn.random.Seed;
import dev.csn.triplet.BatchSampler;
import dev.csn.triplet.Triplets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A partition of a training: its part of the data, a network that trains on it, and its own seeds
 * for batches, dropout and augmentation. A round depends only on its initial state and its steps,
 * so a lost round can be repeated, even in another process. Not safe for use by several threads at
 * once.
 */
public final class Partition implements Steps {
  private final CsnNetwork network;
  private final Batches batches;

  /**
   * The only partition of a training.
   *
   * @param network the network to train
   * @throws UserException if configuration and dataset do not fit together
   */
  Partition(CsnNetwork network, ExperimentConfig config, ImageSet dataset) {
    this.network = network;
    this.batches = new Batches(config.training(), dataset);
  }

  /**
   * A partition with a network of its own.
   *
   * @param config of the whole training
   * @param dataset all of it
   * @param partition in [0, training.partitions)
   * @throws UserException if configuration and part do not fit together
   */
  static Partition of(ExperimentConfig config, ImageSet dataset, int partition) {
    int partitions = config.training().partitions();
    return ofPart(config, dataset.partition(partition, partitions), partition);
  }

  /**
   * A partition of a dataset on this machine, which reads no more than its part.
   *
   * @param config of the whole training
   * @param dataset its directory on this machine
   * @param sha256 of the training's dataset
   * @param partition in [0, training.partitions)
   * @throws InputException if the dataset is missing, damaged or another one
   */
  public static Partition read(
      ExperimentConfig config, Path dataset, String sha256, int partition) {
    ImageSet part = ImageSetStore.partition(dataset, partition, config.training().partitions());
    if (!part.sha256().equals(sha256)) {
      throw new InputException(
          dataset
              + ": another dataset than the training's: SHA-256 "
              + part.sha256()
              + ", must be "
              + sha256);
    }
    return ofPart(config, part, partition);
  }

  private static Partition ofPart(ExperimentConfig config, ImageSet part, int partition) {
    ExperimentConfig own = config(config, partition);
    return new Partition(CsnNetwork.create(own.model(), own.training(), part), own, part);
  }

  /** A partition's configuration. Unless it is the only one, it gets its own seed. */
  static ExperimentConfig config(ExperimentConfig config, int partition) {
    if (config.training().partitions() == 1) {
      return config;
    }
    Seed own = new Seed(config.training().seed()).of("partition").at(partition);
    return ConfigLoader.override(config, List.of("training.seed=" + own.value()));
  }

  /**
   * The samplers of all partitions, without their networks.
   *
   * @throws InputException if the dataset is too small even for a single partition
   * @throws ConfigurationException if a part is too small, alone or for the batch size
   */
  static List<BatchSampler> samplers(ExperimentConfig config, ImageSet dataset) {
    int partitions = config.training().partitions();
    BatchSampler whole = BatchSampler.of(config.training(), dataset.items());
    if (partitions == 1) {
      return List.of(whole);
    }
    requireDivisible(dataset.items().attributes(), partitions);
    List<BatchSampler> samplers = new ArrayList<>();
    List<ImageSet> parts = dataset.partitions(partitions);
    for (int p = 0; p < partitions; p++) {
      try {
        samplers.add(BatchSampler.of(config(config, p).training(), parts.get(p).items()));
      } catch (UserException e) {
        // The whole dataset would do: the number of parts is too large.
        throw new ConfigurationException(
            String.format(
                "training.partitions: %d is too large, partition %d has too few items: %s",
                partitions, p, e.getMessage()),
            e);
      }
    }
    return samplers;
  }

  private static void requireDivisible(List<Attribute> attributes, int partitions) {
    for (Attribute attribute : attributes) {
      if (attribute instanceof TripletAttribute) {
        throw new ConfigurationException(
            String.format(
                "training.partitions: %d, must be 1: '%s' is known by triplets, whose items would"
                    + " be in several",
                partitions, attribute.name()));
      }
    }
  }

  @Override
  public long images() {
    return batches.images();
  }

  @Override
  public List<StepResult> next(int taken) {
    return List.of(step(taken));
  }

  /** Draws a batch and trains the network on it, the step counted from 0. */
  private StepResult step(long step) {
    Batches.Prepared drawn = batches.of(step);
    List<Triplets> triplets = drawn.batch().triplets();
    LossValue loss = network.train(drawn.images(), triplets);
    return new StepResult(loss, triplets.stream().mapToLong(Triplets::size).toArray());
  }

  /**
   * Takes some steps.
   *
   * @param from the initial state, which replaces the partition's own
   * @param toStep the last step of the round, above {@code from.step()}
   */
  public Rounds.Result round(NetworkState from, int toStep) {
    from.into(network);
    List<StepResult> steps = new ArrayList<>();
    for (int step = from.step(); step < toStep; step++) {
      steps.add(step(step));
    }
    return new Rounds.Result(NetworkState.of(network, toStep), steps);
  }
}
