package dev.csn.model;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An exponential moving average (EMA) of a network's parameters. Its decay grows with the number of
 * steps, min(share, (1 + steps) / (10 + steps)), so that the initial parameters fade quickly.
 */
final class AveragedParameters {
  private final INDArray parameters;
  private final INDArray average;
  private final double share;

  /**
   * Starts with the current parameters.
   *
   * @param parameters of the network, [1, n]; a view
   * @param share the decay: the share that the average keeps in each step, in (0, 1)
   */
  AveragedParameters(INDArray parameters, double share) {
    this.parameters = parameters;
    this.average = parameters.dup();
    this.share = share;
  }

  /** Adds the parameters after a step. {@code steps} counts the steps before it. */
  void update(int steps) {
    double kept = Math.min(share, (1.0 + steps) / (10.0 + steps));
    average.subi(parameters).muli(kept).addi(parameters);
  }

  /** Swaps the average with the parameters. */
  void exchange() {
    INDArray now = parameters.dup();
    parameters.assign(average);
    average.assign(now);
  }

  /** The average, in the order of the parameters; a copy. */
  float[] values() {
    return average.dup().data().asFloat();
  }

  /** Continues from a stored average. */
  void restore(float[] values) {
    average.assign(Nd4j.createFromArray(values));
  }
}
