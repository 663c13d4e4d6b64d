package dev.csn.training;

import java.util.ArrayList;
import java.util.List;

/** A user who stops a training after a step, or a machine that dies then. */
final class Interruption implements TrainingMonitor {
  private final long stopAfter;
  private final long dieAfter;
  private final List<String> warnings = new ArrayList<>();
  private long step;

  private Interruption(long stopAfter, long dieAfter) {
    this.stopAfter = stopAfter;
    this.dieAfter = dieAfter;
  }

  static Interruption never() {
    return new Interruption(Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** Asks for an end in good order. */
  static Interruption stopAfter(long step) {
    return new Interruption(step, Long.MAX_VALUE);
  }

  /** Leaves what was written by then, and nothing more. */
  static Interruption dieAfter(long step) {
    return new Interruption(Long.MAX_VALUE, step);
  }

  /** What a machine that died leaves in the way of an exception: a test's own. */
  static final class Death extends RuntimeException {}

  @Override
  public void step(StepMetrics metrics, long steps) {
    step = metrics.step();
    if (step == dieAfter) {
      throw new Death();
    }
  }

  /** What it was warned of, line by line. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public void warn(String message) {
    warnings.add(message);
  }

  @Override
  public boolean stopRequested() {
    return step >= stopAfter;
  }
}
