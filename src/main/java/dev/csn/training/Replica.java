package dev.csn.training;

import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.ImageSetStore;
import dev.csn.error.InputException;
import dev.csn.model.CsnNetwork;
import dev.csn.model.loss.LossValue;
import dev.csn.triplet.Triplets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One partition of a training: its part of the data, batches, dropout and augmentation by seeds of
 * its own, and a network that takes steps on them. What a round comes to depends on the state that
 * it starts from and on the steps alone: one that is lost can be done again by another replica of
 * the partition, in another process too. Not safe for use by several threads at once.
 */
public final class Replica {
  private final CsnNetwork network;
  private final Batches batches;

  Replica(CsnNetwork network, Batches batches) {
    this.network = network;
    this.batches = batches;
  }

  /**
   * A partition's replica.
   *
   * @param config of the whole training
   * @param dataset all of it
   * @param partition in [0, training.partitions)
   * @throws dev.csn.error.UserException if configuration and part do not fit together
   */
  public static Replica of(ExperimentConfig config, ImageSet dataset, int partition) {
    int partitions = config.training().partitions();
    return ofPart(config, dataset.partition(partition, partitions), partition);
  }

  /**
   * A partition's replica, of nothing but what can be sent to another machine.
   *
   * @param config of the whole training
   * @param dataset its directory, as this machine finds it
   * @param sha256 of the dataset that is meant
   * @param partition in [0, training.partitions)
   * @throws InputException if there is no such dataset, it is damaged or another one
   */
  public static Replica read(ExperimentConfig config, Path dataset, String sha256, int partition) {
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

  private static Replica ofPart(ExperimentConfig config, ImageSet part, int partition) {
    ExperimentConfig own = Partitions.config(config, partition);
    Batches batches = new Batches(own.training(), part);
    return new Replica(CsnNetwork.create(own.model(), own.training(), part), batches);
  }

  /**
   * Takes some steps.
   *
   * @param from where they start, whatever this replica has done before
   * @param toStep steps taken by the end, above {@code from.step()}
   */
  public RoundResult round(NetworkState from, int toStep) {
    from.into(network);
    List<StepResult> steps = new ArrayList<>();
    for (int step = from.step(); step < toStep; step++) {
      steps.add(step(step));
    }
    return new RoundResult(NetworkState.of(network, toStep), steps);
  }

  /** Takes one step from the state that the network is in, the step counted from 0. */
  StepResult step(long step) {
    Batches.Prepared batch = batches.of(step);
    LossValue loss = network.train(batch.images(), batch.batch().triplets());
    return new StepResult(
        loss, batch.batch().triplets().stream().mapToLong(Triplets::size).toArray());
  }
}
