package dev.csn.model;

import dev.csn.config.TrainingConfig;
import org.nd4j.linalg.schedule.ISchedule;

/** The learning rate of each step, in the form that DL4J reads. */
final class ScheduledRate implements ISchedule {
  private final TrainingConfig training;

  ScheduledRate(TrainingConfig training) {
    this.training = training;
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    double done = (double) iteration / training.steps();
    return training.learningRate()
        * Math.min(1, (iteration + 1.0) / (training.warmup() + 1.0))
        * switch (training.schedule()) {
          case CONSTANT -> 1;
          case COSINE -> (1 + Math.cos(Math.PI * Math.min(1, done))) / 2;
          case EXPONENTIAL -> Math.pow(training.decay(), done);
        };
  }

  @Override
  @SuppressWarnings("MissingSuperCall") // Immutable.
  public ISchedule clone() {
    return this;
  }
}
