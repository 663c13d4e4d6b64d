package dev.csn.config;

import dev.csn.io.Labeled;

/** Which triplets a condition's hinge losses are averaged over. */
public enum Reduction implements Labeled {
  /**
   * Those that violate the margin: easy triplets do not dilute the gradient as training goes on.
   */
  VIOLATING,
  /** All of them. */
  ALL,
  /** Those that violate the margin although the positive is the nearer. */
  SEMI_HARD,
  /** Those whose negative is the nearer. */
  HARD
}
