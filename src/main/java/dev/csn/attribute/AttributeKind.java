package dev.csn.attribute;

import dev.csn.io.Labeled;

/** The kinds of attributes, by the form of their values. */
public enum AttributeKind implements Labeled {
  /** One of a few classes without an order. */
  CATEGORICAL,
  /** A point in R^k. */
  CONTINUOUS,
  /** One of a few ranked levels. */
  ORDINAL,
  /** Triplets of items instead of values. */
  COMPARED;

  @Override
  public String toString() {
    return label();
  }
}
