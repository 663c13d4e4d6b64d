package dev.csn.dataset;

import java.util.List;

/**
 * An attribute with one of a few classes per item: two items are alike if the class is the same.
 */
public final class Categorical implements Attribute {
  private final AttributeSchema schema;
  private final List<String> classes;
  private final int[] codes;

  /**
   * @param classes the class labels
   * @param codes per item, the index of its class
   */
  public Categorical(String name, List<String> classes, int[] codes) {
    this.schema = AttributeSchema.categorical(name, classes);
    this.classes = schema.classes();
    this.codes = codes.clone();
    for (int code : codes) {
      if (code < 0 || code >= classes.size()) {
        throw new IllegalArgumentException(name + ": code " + code + " of " + classes.size());
      }
    }
  }

  @Override
  public String name() {
    return schema.name();
  }

  public List<String> classes() {
    return classes;
  }

  /** The index of the item's class. */
  public int code(int item) {
    return codes[item];
  }

  /** The label of the item's class. */
  public String label(int item) {
    return classes.get(codes[item]);
  }

  @Override
  public int items() {
    return codes.length;
  }

  @Override
  public Categorical select(int[] rows) {
    int[] selected = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = codes[rows[i]];
    }
    return new Categorical(name(), classes, selected);
  }

  @Override
  public AttributeSchema schema() {
    return schema;
  }

  /** A number where the label is one in its plainest form, else the label. */
  @Override
  public Object value(int item) {
    String label = label(item);
    return label.matches("0|-?[1-9][0-9]{0,17}") ? (Object) Long.valueOf(label) : label;
  }
}
