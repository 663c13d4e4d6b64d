package dev.csn.model;

/** Measures the parts of a training step. */
@FunctionalInterface
public interface StepClock {
  /** Measures nothing. */
  StepClock NONE = part -> {};

  /**
   * Adds the time since the last call to {@code part}. A step may report the same part several
   * times.
   */
  void finished(StepPart part);
}
