package dev.csn.dataset.images;

/** Watches images being prepared. */
public interface PreparationMonitor {
  /** So many of the images have been read. */
  void images(int done, int total);

  /** Whether to stop, with nothing written. */
  default boolean stopped() {
    return false;
  }
}
