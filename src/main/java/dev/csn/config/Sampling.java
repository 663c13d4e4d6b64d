package dev.csn.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How a step gets its triplets. */
public enum Sampling {
  /**
   * A batch of triplets of one condition, each of three images; the conditions take turns. Of the
   * variant {@code specialists}, the networks of the other conditions rest meanwhile: neither they
   * nor their optimizer's moments change.
   */
  INDEPENDENT,
  /** A batch of distinct images, embedded once; triplets of every condition among them. */
  SHARED,
  /**
   * As shared, but of equally many images of each class of one categorical attribute; the
   * categorical attributes take turns.
   */
  BALANCED;

  /** The constant with that label, such as a configuration file holds. */
  @JsonCreator
  public static Sampling of(String label) {
    return Check.oneOf("training.sampling", label, values());
  }

  /** The name in files and on the command line. */
  @JsonValue
  public String label() {
    return Check.label(this);
  }
}
