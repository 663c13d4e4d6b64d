package dev.csn.attribute;

import java.util.List;

/**
 * An attribute with one of a few classes per item: two items are similar if their classes are
 * equal.
 */
public final class Categorical extends LabeledAttribute {
  private static final long serialVersionUID = 1;

  /**
   * Creates an attribute from class codes.
   *
   * @param classes the class labels
   * @param codes per item, the index of its class, or {@link #MISSING}
   */
  public Categorical(String name, List<String> classes, int[] codes) {
    super(AttributeSchema.categorical(name, classes), codes);
  }

  @Override
  public Categorical select(int[] rows) {
    return new Categorical(name(), classes(), codes(rows));
  }
}
