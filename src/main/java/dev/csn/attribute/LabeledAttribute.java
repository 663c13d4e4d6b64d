package dev.csn.attribute;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An attribute with one of a few labels per item: a class, or a ranked level. */
public abstract sealed class LabeledAttribute implements Attribute permits Categorical, Ordinal {
  private static final long serialVersionUID = 1;

  /** The code of an item whose label is unknown. */
  public static final int MISSING = -1;

  private final AttributeSchema schema;
  private final int[] codes;

  LabeledAttribute(AttributeSchema schema, int[] codes) {
    this.schema = schema;
    this.codes = codes.clone();
    for (int code : codes) {
      if (code != MISSING && (code < 0 || code >= schema.size())) {
        throw new IllegalArgumentException(name() + ": code " + code + " of " + schema.size());
      }
    }
  }

  @Override
  public final String name() {
    return schema.name();
  }

  /** The labels in the order of their codes; ordinal levels start with the lowest. */
  public final List<String> classes() {
    return schema.labels();
  }

  /** The index of the item's label, or {@link #MISSING}. */
  public final int code(int item) {
    return codes[item];
  }

  /** The item's label, which must be known. */
  public final String label(int item) {
    return classes().get(codes[item]);
  }

  @Override
  public final int items() {
    return codes.length;
  }

  @Override
  public final boolean known(int item) {
    return codes[item] != MISSING;
  }

  final int[] codes(int[] rows) {
    int[] selected = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = codes[rows[i]];
    }
    return selected;
  }

  @Override
  public final AttributeSchema schema() {
    return schema;
  }

  /** A Long if the label is a plain integer, else the label. */
  @Override
  public final @Nullable Object value(int item) {
    return known(item) ? schema.shown(codes[item]) : null;
  }
}
