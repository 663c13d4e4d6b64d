package dev.csn.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C into a request to stop: the JVM exits only after the command has saved its state.
 */
final class Interruption implements AutoCloseable {
  /** Longest wait for saving: a checkpoint takes seconds, a round of local SGD at most minutes. */
  private static final long MAX_SECONDS = 60;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::waitForSaving, "csn-interruption");
  private volatile boolean requested;

  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether the JVM is shutting down, as it does when it is interrupted. */
  static boolean programEnds() {
    Thread probe = new Thread(() -> {}, "csn-probe");
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      return !Runtime.getRuntime().removeShutdownHook(probe);
    } catch (IllegalStateException e) {
      return true;
    }
  }

  boolean requested() {
    return requested;
  }

  private void waitForSaving() {
    requested = true;
    try {
      if (!done.await(MAX_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("csn: gave up saving after " + MAX_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // Going down already.
    }
  }
}
