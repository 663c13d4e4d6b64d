package dev.csn.cli;

import dev.csn.error.ConfigurationException;
import dev.csn.run.Runs;
import dev.csn.training.StepMetrics;
import dev.csn.training.TrainingMonitor;
import java.nio.file.Path;

/** Records a training as the newest run, shows its progress and stops it on Ctrl-C. */
record TrainingWatch(Runs runs, ProgressDisplay display, Interruption interruption)
    implements TrainingMonitor {
  @Override
  public void started(Path run) {
    try {
      runs.setLatest(run);
    } catch (ConfigurationException e) {
      // Training continues: later commands find the run by --run.
      display.warn(e.getMessage());
    }
  }

  @Override
  public void step(StepMetrics metrics, long steps) {
    display.step(metrics, steps);
  }

  @Override
  public boolean stopRequested() {
    return interruption.requested();
  }

  @Override
  public void warn(String message) {
    display.warn(message);
  }
}
