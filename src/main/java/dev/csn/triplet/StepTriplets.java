package dev.csn.triplet;

/** The triplets of one condition that a step learns from. */
interface StepTriplets {
  /**
   * The triplets of a step; safe to call from any thread.
   *
   * @param step counted from 0, one at which the condition has its turn
   * @return positions among the rows; a function of the step alone
   */
  Triplets of(long step);
}
