package dev.csn.attribute;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A property of a dataset's items, and one notion of similarity. Items whose value is unknown take
 * no part in that similarity.
 */
public sealed interface Attribute extends Serializable
    permits LabeledAttribute, DistanceAttribute, TripletAttribute {
  /** The name, unique in its dataset; also the condition's name. */
  String name();

  /** The number of items, with known and unknown values. */
  int items();

  /** Whether the item has a value, or is part of a triplet. */
  boolean known(int item);

  /** The {@code rows} whose value is known, in their order. */
  default int[] known(int[] rows) {
    return Arrays.stream(rows).filter(this::known).toArray();
  }

  /** The attribute of some items, in the order of {@code rows}. */
  Attribute select(int[] rows);

  /** The name, kind, and labels or components. */
  AttributeSchema schema();

  /**
   * The item's value for text and JSON output: a String, a Long, or a list of numbers; null if it
   * is unknown.
   */
  @Nullable Object value(int item);
}
