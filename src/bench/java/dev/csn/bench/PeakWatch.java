package dev.csn.bench;

import java.util.Optional;
import java.util.function.Consumer;

/** Watches a process that cannot tell of its own memory until it is over. */
final class PeakWatch implements Consumer<Process> {
  private static final long INTERVAL_MILLISECONDS = 1;

  private Optional<Double> mebibytes = Optional.empty();

  @Override
  public void accept(Process process) {
    String id = Long.toString(process.pid());
    try {
      while (process.isAlive()) {
        Optional<Double> now = ProcessMemory.mebibytes(id, ProcessMemory.PEAK);
        mebibytes = now.or(() -> mebibytes);
        Thread.sleep(INTERVAL_MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was seen last; empty where nothing is known of processes. */
  Optional<Double> mebibytes() {
    return mebibytes;
  }
}
