package dev.csn.triplet;

/** Draws batches. A batch is a function of the step alone, so that a run can start anywhere. */
public interface BatchSampler {
  /**
   * Draws the batch of a step; safe to call from any thread.
   *
   * @param step counted from 0
   */
  Batch sample(long step);

  /** Images in every batch. */
  int images();
}
