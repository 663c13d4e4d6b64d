package dev.csn.spark;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Keeps Spark up while this program goes down, until it is closed: a training that is told to stop
 * ends its round first. Spark goes down by a hook of Hadoop's, before which this one comes.
 */
final class StayUp implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  /** Above that of Spark's own hook, which is in the forties. */
  private static final int PRIORITY = 1000;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Runnable hook = this::await;

  StayUp() {
    ShutdownHookManager.get().addShutdownHook(hook, PRIORITY, PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private void await() {
    try {
      var unused = closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(hook);
    }
  }
}
