package dev.csn.training;

import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rounds of local SGD: every partition of a training takes steps on its own part of the data. A
 * round gives the same bytes on any machines.
 */
public interface Rounds extends AutoCloseable {
  /**
   * Trains every partition from one state to a later step.
   *
   * @param from the state that all partitions start from
   * @param toStep the last step of the round, above {@code from.step()}
   * @return a result of each partition, in their order
   */
  List<Result> run(NetworkState from, int toStep);

  @Override
  default void close() {}

  /**
   * A round of one partition.
   *
   * @param state of the network after it
   * @param steps the results of its steps
   */
  record Result(NetworkState state, List<StepResult> steps) implements Serializable {
    public Result {
      steps = List.copyOf(steps);
    }
  }

  /** Places the partitions of a training, such as on the machines of a cluster. */
  interface Factory {
    /**
     * Prepares the rounds of a training; called once, before the first of them.
     *
     * @param config with the number of partitions, and the dataset's directory
     * @param dataset all of it, as it was read from there
     * @throws dev.csn.error.UserException if the dataset of a partition is missing or another one
     */
    Rounds open(ExperimentConfig config, ImageSet dataset);
  }

  /**
   * All partitions in this process, one after the other, each with a network of its own in memory.
   *
   * @throws dev.csn.error.UserException if configuration and dataset do not fit together
   */
  static Rounds inProcess(ExperimentConfig config, ImageSet dataset) {
    List<Partition> partitions =
        IntStream.range(0, config.training().partitions())
            .mapToObj(p -> Partition.of(config, dataset, p))
            .toList();
    return (from, toStep) ->
        partitions.stream().map(partition -> partition.round(from, toStep)).toList();
  }
}
