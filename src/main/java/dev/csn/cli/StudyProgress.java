package dev.csn.cli;

import dev.csn.study.StudyMonitor;
import dev.csn.training.StepMetrics;
import java.io.PrintWriter;
import java.util.Locale;

/** Shows the progress of a study's runs and stops the study on Ctrl-C. */
final class StudyProgress implements StudyMonitor, AutoCloseable {
  private final OutputOptions output;
  private final PrintWriter err;
  private final Interruption interruption;
  private final long start = System.nanoTime();
  private ProgressDisplay display;
  private int trained;

  StudyProgress(OutputOptions output, PrintWriter err, Interruption interruption) {
    this.output = output;
    this.err = err;
    this.interruption = interruption;
    this.display = ProgressDisplay.of(output, err);
  }

  @Override
  public void runStarted(String cell, long seed, int number, int runs) {
    display.close();
    display = ProgressDisplay.of(output, err); // a run's time starts anew
    if (!output.quiet()) {
      err.println(
          "run " + number + "/" + runs + ": " + cell + ", seed " + seed + left(number, runs));
      err.flush();
    }
    trained++;
  }

  /** The time left, estimated from the finished runs. */
  private String left(int number, int runs) {
    double minutes = (System.nanoTime() - start) / 60e9 / Math.max(1, trained);
    return trained == 0
        ? ""
        : String.format(Locale.ROOT, " (%.1f minutes left)", minutes * (runs - number + 1));
  }

  @Override
  public void warn(String message) {
    display.close();
    display.warn(message);
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
  public void close() {
    display.close();
  }
}
