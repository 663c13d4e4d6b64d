package dev.csn.attribute;

import java.util.List;

/**
 * An attribute with one of a few classes per item: two items are alike if the class is the same.
 */
public final class Categorical extends LabeledAttribute {
  private static final long serialVersionUID = 1;

  /**
   * Classes of items.
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
