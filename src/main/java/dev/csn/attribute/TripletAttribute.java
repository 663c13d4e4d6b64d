package dev.csn.attribute;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An attribute with triplets of items instead of values. In each triplet, the anchor was judged
 * more similar to the positive than to the negative.
 */
public final class TripletAttribute implements Attribute {
  private static final long serialVersionUID = 1;

  /** The items of a triplet: anchor, positive, negative. */
  public static final int PARTS = 3;

  private final AttributeSchema schema;
  private final int items;

  /** Row by row, sorted by anchor. */
  private final int[] triplets;

  /** The first triplet with each item as anchor, and the number of triplets, [items + 1]. */
  private final int[] starts;

  private final boolean[] known;

  /**
   * Creates an attribute from triplets.
   *
   * @param items the number of items
   * @param triplets [n, 3] row by row: anchor, positive, negative, three different items each; the
   *     triplets of one anchor keep their order
   */
  public TripletAttribute(String name, int items, int[] triplets) {
    this.schema = AttributeSchema.triplets(name);
    this.items = items;
    this.known = new boolean[items];
    this.starts = new int[items + 1];
    if (triplets.length % PARTS != 0) {
      throw new IllegalArgumentException(name + ": " + triplets.length + " numbers, not triplets");
    }
    for (int i = 0; i < triplets.length; i += PARTS) {
      for (int part = i; part < i + PARTS; part++) {
        if (triplets[part] < 0 || triplets[part] >= items) {
          throw new IllegalArgumentException(name + ": item " + triplets[part] + " of " + items);
        }
        known[triplets[part]] = true;
      }
      if (triplets[i] == triplets[i + 1]
          || triplets[i] == triplets[i + 2]
          || triplets[i + 1] == triplets[i + 2]) {
        throw new IllegalArgumentException(
            name + ": a triplet with item " + triplets[i + 1] + " twice");
      }
      starts[triplets[i] + 1]++;
    }
    for (int item = 0; item < items; item++) {
      starts[item + 1] += starts[item];
    }
    this.triplets = new int[triplets.length];
    int[] next = starts.clone();
    for (int i = 0; i < triplets.length; i += PARTS) {
      System.arraycopy(triplets, i, this.triplets, PARTS * next[triplets[i]]++, PARTS);
    }
  }

  @Override
  public String name() {
    return schema.name();
  }

  @Override
  public int items() {
    return items;
  }

  /** The number of triplets; their indexes start at 0, in the order of their anchors. */
  public int triplets() {
    return triplets.length / PARTS;
  }

  /** The first triplet whose anchor is {@code item} or a later item. */
  public int firstOf(int item) {
    return starts[item];
  }

  public int anchor(int triplet) {
    return triplets[PARTS * triplet];
  }

  /** The item that is more similar to the anchor. */
  public int positive(int triplet) {
    return triplets[PARTS * triplet + 1];
  }

  /** The item that is less similar to the anchor. */
  public int negative(int triplet) {
    return triplets[PARTS * triplet + 2];
  }

  /** Whether any triplet contains the item. */
  @Override
  public boolean known(int item) {
    return known[item];
  }

  /** Keeps the triplets of selected items only. */
  @Override
  public TripletAttribute select(int[] rows) {
    int[] positions = new int[items];
    Arrays.fill(positions, -1);
    for (int i = 0; i < rows.length; i++) {
      positions[rows[i]] = i;
    }
    int[] selected = new int[triplets.length];
    int size = 0;
    for (int i = 0; i < triplets.length; i += PARTS) {
      int anchor = positions[triplets[i]];
      int positive = positions[triplets[i + 1]];
      int negative = positions[triplets[i + 2]];
      if (anchor >= 0 && positive >= 0 && negative >= 0) {
        selected[size++] = anchor;
        selected[size++] = positive;
        selected[size++] = negative;
      }
    }
    return new TripletAttribute(name(), rows.length, Arrays.copyOf(selected, size));
  }

  @Override
  public AttributeSchema schema() {
    return schema;
  }

  /** Always null: an item has no value. */
  @Override
  public @Nullable Object value(int item) {
    return null;
  }
}
