package dev.csn.config;

import dev.csn.io.Labeled;

/** The models of Veit, Belongie and Karaletsos (CVPR 2017). */
public enum Variant implements Labeled {
  /** One mask a condition, learned together with the encoder. */
  LEARNED,
  /** One mask a condition: disjoint blocks of ones that stay as they are. */
  FIXED,
  /** No masks: one similarity for all conditions. */
  STANDARD,
  /** No masks: one network a condition, each trained by its own condition's triplets alone. */
  SPECIALISTS
}
