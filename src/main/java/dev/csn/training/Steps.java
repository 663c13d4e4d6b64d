package dev.csn.training;

import java.util.List;

/** Takes the training steps of a network, one by one or by local SGD. */
interface Steps extends AutoCloseable {
  /** Images drawn for each step. */
  long images();

  /**
   * Trains the network until it may be evaluated and saved again.
   *
   * @param taken steps so far
   * @return the result of each step since, at least one
   */
  List<StepResult> next(int taken);

  @Override
  default void close() {}
}
