package dev.csn.training;

import java.util.List;

/**
 * Lets all partitions of a training take steps, each on its own part of the data; wherever that is
 * done, it comes to the same bytes.
 */
public interface Rounds extends AutoCloseable {
  /**
   * Lets every partition go from one state to a later step.
   *
   * @param from what all of them start at
   * @param toStep steps taken by the end of the round, above {@code from.step()}
   * @return a result of each partition, in their order
   */
  List<RoundResult> run(NetworkState from, int toStep);

  @Override
  void close();
}
