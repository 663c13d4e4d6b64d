package dev.csn.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Which of the paper's models (Veit, Belongie, Karaletsos, CVPR 2017) is trained. */
public enum Variant {
  /** One mask a condition, learned together with the encoder. */
  LEARNED,
  /** One mask a condition: disjoint blocks of ones that stay as they are. */
  FIXED,
  /** No masks: one similarity for all conditions. */
  STANDARD,
  /** No masks: one network a condition, each trained by its own condition's triplets alone. */
  SPECIALISTS;

  /** The constant with that label, such as a configuration file holds. */
  @JsonCreator
  public static Variant of(String label) {
    return Check.oneOf("model.variant", label, values());
  }

  /** The name in files and on the command line. */
  @JsonValue
  public String label() {
    return Check.label(this);
  }
}
