package dev.csn.config;

import dev.csn.io.Labeled;

/** The source of a step's triplets. */
public enum Sampling implements Labeled {
  /**
   * A batch of triplets of one condition, each of three images; the conditions take turns. In the
   * variant {@code specialists}, neither the networks of the other conditions nor their optimizers'
   * moments change meanwhile.
   */
  INDEPENDENT,
  /** A batch of distinct images, embedded once; triplets of every condition among them. */
  SHARED,
  /**
   * A shared batch with equally many images of each class of one categorical attribute; the
   * categorical attributes take turns.
   */
  BALANCED
}
