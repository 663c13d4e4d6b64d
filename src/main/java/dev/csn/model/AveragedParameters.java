package dev.csn.model;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An exponential running average of a network's parameters. What it keeps of the past grows with
 * the number of steps, min(share, (1 + steps) / (10 + steps)), so that the first values fade soon.
 */
final class AveragedParameters {
  private final INDArray parameters;
  private final INDArray average;
  private final double share;

  /**
   * Starts at the parameters as they are.
   *
   * @param parameters of the network, [1, n]; watched from now on
   * @param share that the average keeps each step, in (0, 1)
   */
  AveragedParameters(INDArray parameters, double share) {
    this.parameters = parameters;
    this.average = parameters.dup();
    this.share = share;
  }

  /** Takes in the parameters after a step, of which there were {@code steps} before. */
  void update(int steps) {
    double kept = Math.min(share, (1.0 + steps) / (10.0 + steps));
    average.subi(parameters).muli(kept).addi(parameters);
  }

  /** Puts the average in the place of the parameters and those in its own. */
  void exchange() {
    INDArray now = parameters.dup();
    parameters.assign(average);
    average.assign(now);
  }

  /** The average, in the order of the parameters; a copy. */
  float[] values() {
    return average.dup().data().asFloat();
  }

  /** Continues from an average that was kept. */
  void restore(float[] values) {
    average.assign(Nd4j.createFromArray(values));
  }
}
