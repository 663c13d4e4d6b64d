package dev.csn.model;

/** Measures the parts of a training step. */
@FunctionalInterface
public interface StepClock {
  /** Measures nothing. */
  StepClock NONE = part -> {};

  /** Adds the time since the last call to {@code part}, which may come in pieces. */
  void finished(StepPart part);
}
