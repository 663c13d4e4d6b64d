package dev.csn.training;

import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.model.CsnNetwork;
import dev.csn.triplet.BatchSamplers;

/**
 * A training that is there to be timed: it keeps nothing, goes on when told to, and can be looked
 * at in between.
 */
public final class TimedTraining implements AutoCloseable {
  private final CsnNetwork network;
  private final BatchPipeline batches;

  /**
   * Prepares a training of as many steps as configured.
   *
   * @throws dev.csn.error.UserException if configuration and dataset do not fit together
   */
  public TimedTraining(ExperimentConfig config, ImageSet dataset) {
    this.network = CsnNetwork.create(config.model(), config.training(), dataset);
    this.batches =
        new BatchPipeline(
            BatchSamplers.of(config.training(), dataset.items()),
            dataset.pixels(),
            new Augmenter(config.training(), dataset.shape()),
            0,
            config.training().steps());
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
  public double advance(int steps) throws InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < steps; i++) {
      BatchPipeline.Prepared batch = batches.next();
      var unused = network.train(batch.images(), batch.batch().triplets());
      batches.release(batch);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  @Override
  public void close() {
    batches.close();
  }
}
