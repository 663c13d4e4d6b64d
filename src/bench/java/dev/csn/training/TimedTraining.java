package dev.csn.training;

import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.model.CsnNetwork;

/**
 * A training that is there to be timed: it keeps nothing, goes on when told to, and can be looked
 * at in between.
 */
public final class TimedTraining {
  private final CsnNetwork network;
  private final Batches batches;
  private long step;

  /**
   * Prepares a training of as many steps as configured.
   *
   * @throws dev.csn.error.UserException if configuration and dataset do not fit together
   */
  public TimedTraining(ExperimentConfig config, ImageSet dataset) {
    this.network = CsnNetwork.create(config.model(), config.training(), dataset);
    this.batches = new Batches(config.training(), dataset);
  }

  /** The network as it is by now. */
  public CsnNetwork network() {
    return network;
  }

  /**
   * Takes some more of the configured steps.
   *
   * @return the seconds that they took
   */
  public double advance(int steps) {
    long start = System.nanoTime();
    for (int i = 0; i < steps; i++) {
      Batches.Prepared batch = batches.of(step++);
      var unused = network.train(batch.images(), batch.batch().triplets());
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
