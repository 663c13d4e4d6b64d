package dev.csn.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How the learning rate goes from the first step to the last. */
public enum Schedule {
  CONSTANT,
  /** Half a cosine, from the full learning rate to zero. */
  COSINE,
  /** By the same factor each step, {@code decay} over the whole run. */
  EXPONENTIAL;

  /** The constant with that label, such as a configuration file holds. */
  @JsonCreator
  public static Schedule of(String label) {
    return Check.oneOf("training.schedule", label, values());
  }

  /** The name in files and on the command line. */
  @JsonValue
  public String label() {
    return Check.label(this);
  }
}
