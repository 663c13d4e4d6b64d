package dev.csn.source.images;

import java.util.concurrent.CancellationException;

/** Watches images being prepared. */
public interface PreparationMonitor {
  /** So many of the images have been read. */
  void images(int done, int total);

  /** Whether to stop, with nothing written. */
  default boolean stopped() {
    return false;
  }

  /**
   * Tells how far it has come, unless it is to stop.
   *
   * @throws CancellationException if it is
   */
  default void read(int done, int total) {
    if (stopped()) {
      throw new CancellationException("interrupted: nothing was written");
    }
    images(done, total);
  }
}
