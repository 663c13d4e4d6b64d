package dev.csn.model;

import dev.csn.io.Labeled;

/** What a training step consists of. */
public enum StepPart implements Labeled {
  /** Drawing triplets and filling in images. */
  DATA,
  /** The encoder's way from images to embeddings. */
  FORWARD,
  /** Everything that is done with triplets and masks, gradients included. */
  LOSS,
  /** The encoder's gradients. */
  BACKWARD,
  /** The optimizer. */
  UPDATE
}
