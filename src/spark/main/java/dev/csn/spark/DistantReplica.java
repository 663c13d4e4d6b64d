package dev.csn.spark;

import dev.csn.config.ExperimentConfig;
import dev.csn.training.NetworkState;
import dev.csn.training.Partition;
import dev.csn.training.Rounds;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * One partition of a training, as Spark keeps it among a machine's blocks. If it is brought to
 * another machine, only what it is made of goes along, and it is made there again.
 */
final class DistantReplica implements Serializable {
  private static final long serialVersionUID = 1;

  private final ExperimentConfig config;
  private final String dataset;
  private final String sha256;
  private final int partition;
  private transient Partition replica; // made when it is first needed

  DistantReplica(ExperimentConfig config, String dataset, String sha256, int partition) {
    this.config = config;
    this.dataset = dataset;
    this.sha256 = sha256;
    this.partition = partition;
  }

  /** Takes some steps, as {@link Partition#round}; one thread at a time. */
  synchronized Rounds.Result round(NetworkState from, int toStep) {
    if (replica == null) {
      replica = Partition.read(config, Path.of(dataset), sha256, partition);
    }
    return replica.round(from, toStep);
  }
}
