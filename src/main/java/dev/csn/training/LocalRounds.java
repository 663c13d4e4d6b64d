package dev.csn.training;

import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import java.util.ArrayList;
import java.util.List;

/**
 * All partitions in this process, one after the other: what every other way of doing it must come
 * to. Each has a network of its own in memory.
 */
public final class LocalRounds implements Rounds {
  private final List<Replica> replicas = new ArrayList<>();

  /**
   * Prepares every partition.
   *
   * @throws dev.csn.error.UserException if configuration and dataset do not fit together
   */
  public LocalRounds(ExperimentConfig config, ImageSet dataset) {
    for (int p = 0; p < config.training().partitions(); p++) {
      replicas.add(Replica.of(config, dataset, p));
    }
  }

  @Override
  public List<RoundResult> run(NetworkState from, int toStep) {
    return replicas.stream().map(replica -> replica.round(from, toStep)).toList();
  }

  @Override
  public void close() {
    // Networks are let go with the last reference to them.
  }
}
