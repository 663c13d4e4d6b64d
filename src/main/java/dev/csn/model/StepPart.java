package dev.csn.model;

import java.util.Locale;

/** What a training step consists of. */
public enum StepPart {
  /** Drawing triplets and filling in images. */
  DATA,
  /** The encoder's way from images to embeddings. */
  FORWARD,
  /** Everything that is done with triplets and masks, gradients included. */
  LOSS,
  /** The encoder's gradients. */
  BACKWARD,
  /** The optimizer. */
  UPDATE;

  /** The name in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
