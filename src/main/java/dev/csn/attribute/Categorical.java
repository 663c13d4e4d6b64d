package dev.csn.attribute;

import java.util.List;

/**
 * An attribute with one of a few classes per item: two items are alike if the class is the same.
 */
public final class Categorical implements Attribute {
  private static final long serialVersionUID = 1;

  /** The code of an item whose class is not known. */
  public static final int MISSING = -1;

  private final AttributeSchema schema;
  private final int[] codes;

  /**
   * @param classes the class labels
   * @param codes per item, the index of its class, or {@link #MISSING}
   */
  public Categorical(String name, List<String> classes, int[] codes) {
    this.schema = AttributeSchema.categorical(name, classes);
    this.codes = codes.clone();
    for (int code : codes) {
      if (code != MISSING && (code < 0 || code >= classes.size())) {
        throw new IllegalArgumentException(name + ": code " + code + " of " + classes.size());
      }
    }
  }

  @Override
  public String name() {
    return schema.name();
  }

  public List<String> classes() {
    return schema.classes();
  }

  /** The index of the item's class, or {@link #MISSING}. */
  public int code(int item) {
    return codes[item];
  }

  /** The label of the item's class, which must be known. */
  public String label(int item) {
    return classes().get(codes[item]);
  }

  @Override
  public int items() {
    return codes.length;
  }

  @Override
  public boolean known(int item) {
    return codes[item] != MISSING;
  }

  @Override
  public Categorical select(int[] rows) {
    int[] selected = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = codes[rows[i]];
    }
    return new Categorical(name(), classes(), selected);
  }

  @Override
  public AttributeSchema schema() {
    return schema;
  }

  /** A number where the label is one in its plainest form, else the label. */
  @Override
  public Object value(int item) {
    return known(item) ? schema.shown(codes[item]) : null;
  }
}
