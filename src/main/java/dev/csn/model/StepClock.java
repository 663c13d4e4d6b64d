package dev.csn.model;

/** Is told where in a training step the time goes. */
@FunctionalInterface
public interface StepClock {
  /** Looks away. */
  StepClock NONE = part -> {};

  /** What was done since the last call belongs to {@code part}, which may be reported in pieces. */
  void finished(StepPart part);
}
