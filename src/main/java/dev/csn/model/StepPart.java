package dev.csn.model;

import dev.csn.io.Labeled;

/** The parts of a training step. */
public enum StepPart implements Labeled {
  /** Drawing triplets and filling in images. */
  DATA,
  /** The forward pass, from images to embeddings. */
  FORWARD,
  /** The loss and its gradients with respect to embeddings and masks. */
  LOSS,
  /** The backward pass. */
  BACKWARD,
  /** The optimizer's step. */
  UPDATE
}
