package dev.csn.config;

import dev.csn.io.Labeled;

/** The models of Veit, Belongie and Karaletsos (CVPR 2017). */
public enum Variant implements Labeled {
  /** One mask per condition, learned together with the encoder. */
  LEARNED,
  /** One fixed mask per condition: disjoint blocks of ones. */
  FIXED,
  /** No masks: one similarity for all conditions. */
  STANDARD,
  /** No masks: one network per condition, trained only on that condition's triplets. */
  SPECIALISTS
}
