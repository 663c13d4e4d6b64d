package dev.csn.training;

/** Is told how training goes, and may ask it to stop. */
public interface TrainingMonitor {
  /** Called after every step. */
  void step(StepMetrics metrics, long steps);

  /** Asked before every step; training ends in good order when it is true. */
  boolean stopRequested();
}
