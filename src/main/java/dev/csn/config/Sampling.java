package dev.csn.config;

import dev.csn.io.Labeled;

/** The source of a step's triplets. */
public enum Sampling implements Labeled {
  /**
   * Draws triplets of one condition per batch, each with three images; the conditions take turns.
   * With the variant {@code specialists}, the networks of the other conditions and their
   * optimizers' moments stay unchanged in that step.
   */
  INDEPENDENT,
  /** Draws distinct images, embeds each once, and draws triplets of every condition among them. */
  SHARED,
  /**
   * Draws a shared batch with the same number of images from each class of one categorical
   * attribute; the categorical attributes take turns.
   */
  BALANCED
}
