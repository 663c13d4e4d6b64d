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

  /** How many triplets the first steps' batches have in all. */
  default long triplets(long steps) {
    long sum = 0;
    for (long step = 0; step < steps; step++) {
      sum += sample(step).size();
    }
    return sum;
  }
}
