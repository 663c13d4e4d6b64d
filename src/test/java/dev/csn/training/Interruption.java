package dev.csn.training;

/** A user who stops a training after a step, or a machine that dies then. */
final class Interruption implements TrainingMonitor {
  private final long stopAfter;
  private final long dieAfter;
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

  @Override
  public boolean stopRequested() {
    return step >= stopAfter;
  }
}
