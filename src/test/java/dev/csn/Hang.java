package dev.csn;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.function.ThrowingSupplier;

/**
 * The one limit of time in tests. It ends what would never end, and is far above what anything
 * takes beside whatever else the machine does: no verdict depends on how busy that is.
 */
public final class Hang {
  public static final int MINUTES = 15;

  private Hang() {}

  /** Waits for the end of a process, which is killed if it hangs; returns its exit code. */
  public static int exit(Process process) throws InterruptedException {
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    if (!ended) { // else its streams, which this would close, may still be read
      process.destroyForcibly();
    }
    assertTrue(ended, () -> "hangs: " + process.info().commandLine().orElse(process.toString()));
    return process.exitValue();
  }

  /** The result of work that must come to an end. */
  public static <T> T bounded(ThrowingSupplier<T> work) {
    return assertTimeoutPreemptively(Duration.ofMinutes(MINUTES), work);
  }
}
