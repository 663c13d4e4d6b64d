package dev.csn.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Which triplets a condition's hinge losses are averaged over. */
public enum Reduction {
  /**
   * Those that violate the margin: easy triplets do not dilute the gradient as training goes on.
   */
  VIOLATING,
  /** All of them. */
  ALL,
  /** Those that violate the margin although the positive is the nearer. */
  SEMI_HARD,
  /** Those whose negative is the nearer. */
  HARD;

  /** The constant with that label, such as a configuration file holds. */
  @JsonCreator
  public static Reduction of(String label) {
    return Check.oneOf("training.reduction", label, values());
  }

  /** The name in files and on the command line. */
  @JsonValue
  public String label() {
    return Check.label(this);
  }
}
