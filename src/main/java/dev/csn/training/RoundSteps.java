package dev.csn.training;

import dev.csn.config.ExperimentConfig;
import dev.csn.config.TrainingConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.model.CsnNetwork;
import dev.csn.triplet.BatchSampler;
import java.util.ArrayList;
import java.util.List;

/**
 * Several steps at a time, by all partitions: the network becomes the mean of what it became in
 * each of them. Rounds end where the partitions are to be averaged and, of a single partition,
 * wherever the network is to be evaluated or saved.
 */
final class RoundSteps implements Steps {
  private final ExperimentConfig config;
  private final ImageSet dataset;
  private final CsnNetwork network;
  private final RoundsFactory factory;
  private final List<BatchSampler> samplers;
  private Rounds rounds; // null before the first

  /**
   * Prepares rounds; nothing is opened yet.
   *
   * @param network what is evaluated and saved
   * @throws dev.csn.error.UserException if a partition's part of the dataset does not fit
   */
  RoundSteps(ExperimentConfig config, ImageSet dataset, CsnNetwork network, RoundsFactory factory) {
    this.config = config;
    this.dataset = dataset;
    this.network = network;
    this.factory = factory;
    this.samplers = Partitions.samplers(config, dataset);
  }

  @Override
  public long images() {
    return samplers.stream().mapToLong(BatchSampler::images).sum();
  }

  @Override
  public long triplets(long steps) {
    return samplers.stream().mapToLong(sampler -> sampler.triplets(steps)).sum();
  }

  @Override
  public List<StepResult> next(int taken) {
    if (rounds == null) {
      rounds = factory.open(config, dataset);
    }
    int end = end(config.training(), taken);
    List<RoundResult> results = rounds.run(NetworkState.of(network, taken), end);
    requireWhole(results, taken, end);
    NetworkState.mean(results.stream().map(RoundResult::state).toList()).into(network);
    List<StepResult> steps = new ArrayList<>();
    for (int i = 0; i < end - taken; i++) {
      int step = i;
      steps.add(StepResult.of(results.stream().map(result -> result.steps().get(step)).toList()));
    }
    return steps;
  }

  /** The step by which a round ends that begins after {@code taken} steps. */
  static int end(TrainingConfig training, int taken) {
    long end = training.steps();
    for (int interval :
        new int[] {training.averageEvery(), training.evaluateEvery(), training.checkpointEvery()}) {
      end = Math.min(end, (taken / interval + 1L) * interval);
    }
    return (int) end;
  }

  private void requireWhole(List<RoundResult> results, int taken, int end) {
    boolean whole = results.size() == samplers.size();
    for (RoundResult result : results) {
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
