package dev.csn.training;

import dev.csn.config.ExperimentConfig;
import dev.csn.config.TrainingConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.model.CsnNetwork;
import dev.csn.triplet.BatchSampler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Local SGD (Stich, ICLR 2019): in each round every partition takes several steps by itself, then
 * the network becomes the mean of the partitions' networks. A round ends when the network must be
 * averaged, evaluated or saved.
 */
final class LocalSgd implements Steps {
  private final ExperimentConfig config;
  private final ImageSet dataset;
  private final CsnNetwork network;
  private final Rounds.Factory factory;
  private final List<BatchSampler> samplers;
  private @Nullable Rounds rounds; // opened by the first round

  /**
   * Prepares rounds; nothing is opened yet.
   *
   * @param network the network that is evaluated and saved
   * @throws dev.csn.error.UserException if a partition's part of the dataset does not fit
   */
  LocalSgd(ExperimentConfig config, ImageSet dataset, CsnNetwork network, Rounds.Factory factory) {
    this.config = config;
    this.dataset = dataset;
    this.network = network;
    this.factory = factory;
    this.samplers = Partition.samplers(config, dataset);
  }

  @Override
  public long images() {
    return samplers.stream().mapToLong(BatchSampler::images).sum();
  }

  @Override
  public List<StepResult> next(int taken) {
    if (rounds == null) {
      rounds = factory.open(config, dataset);
    }
    int end = end(config.training(), taken);
    List<Rounds.Result> results = rounds.run(NetworkState.of(network, taken), end);
    requireWhole(results, taken, end);
    NetworkState.mean(results.stream().map(Rounds.Result::state).toList()).into(network);
    List<StepResult> steps = new ArrayList<>();
    for (int i = 0; i < end - taken; i++) {
      int step = i;
      steps.add(StepResult.of(results.stream().map(result -> result.steps().get(step)).toList()));
    }
    return steps;
  }

  /** The last step of a round that starts after {@code taken} steps. */
  private static int end(TrainingConfig training, int taken) {
    long end = training.steps();
    for (int interval :
        new int[] {training.averageEvery(), training.evaluateEvery(), training.checkpointEvery()}) {
      end = Math.min(end, (taken / interval + 1L) * interval);
    }
    return (int) end;
  }

  private void requireWhole(List<Rounds.Result> results, int taken, int end) {
    boolean whole = results.size() == samplers.size();
    for (Rounds.Result result : results) {
      whole &= result.state().step() == end && result.steps().size() == end - taken;
    }
    if (!whole) {
      throw new IllegalStateException(
          "not a whole round of " + samplers.size() + " partitions, from " + taken + " to " + end);
    }
  }

  @Override
  public void close() {
    if (rounds != null) {
      rounds.close();
    }
  }
}
