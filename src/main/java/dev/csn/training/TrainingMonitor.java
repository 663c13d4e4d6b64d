package dev.csn.training;

import java.nio.file.Path;

/** Is told how training goes, and may ask it to stop. */
public interface TrainingMonitor {
  /** Asks nothing and stops nothing. */
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

  /** Called once, when all is in order and before the first step. */
  default void started(Path run) {}

  /** Called after every step, of rounds when the whole round is taken. */
  void step(StepMetrics metrics, long steps);

  /** Asked before every step or round; training ends in good order when it is true. */
  boolean stopRequested();

  /** Called when something is wrong that training can do without. */
  void warn(String message);
}
