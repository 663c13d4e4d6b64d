package dev.csn.config;

import dev.csn.io.Labeled;

/** How the learning rate goes from the first step to the last. */
public enum Schedule implements Labeled {
  CONSTANT,
  /** Half a cosine, from the full learning rate to zero. */
  COSINE,
  /** By the same factor each step, {@code decay} over the whole run. */
  EXPONENTIAL
}
