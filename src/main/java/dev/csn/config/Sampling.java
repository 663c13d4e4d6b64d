package dev.csn.config;

import dev.csn.io.Labeled;

/** How a step gets its triplets. */
public enum Sampling implements Labeled {
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
  BALANCED
}
