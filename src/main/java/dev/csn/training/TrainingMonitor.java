package dev.csn.training;

import java.nio.file.Path;

/** Follows a training, and may stop it. */
public interface TrainingMonitor {
  /** Ignores everything and stops nothing. */
  TrainingMonitor NONE =
      new TrainingMonitor() {
        @Override
        public void step(StepMetrics metrics, long steps) {}

        @Override
        public boolean stopRequested() {
          return false;
        }

        @Override
        public void warn(String message) {}
      };

  /** Called once, after all checks and before the first step. */
  default void started(Path run) {}

  /** Called for every step; by local SGD, at the end of the round. */
  void step(StepMetrics metrics, long steps);

  /** Called before every step or round. If it returns true, training saves its state and ends. */
  boolean stopRequested();

  /** Called for a problem that does not stop training. */
  void warn(String message);
}
