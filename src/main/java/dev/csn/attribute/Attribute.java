package dev.csn.attribute;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A property of a dataset's items, and one notion of similarity. Items whose value is not known
 * take no part in that similarity.
 */
public sealed interface Attribute extends Serializable
    permits LabeledAttribute, DistanceAttribute, Compared {
  /** Unique in its dataset; also the condition's name. */
  String name();

  /** The number of items, known or not. */
  int items();

  /** Whether anything is known of the item: its value, or how it compares with others. */
  boolean known(int item);

  /** Those of {@code rows} whose value is known, in their order. */
  default int[] known(int[] rows) {
    return Arrays.stream(rows).filter(this::known).toArray();
  }

  /** This attribute of some of the items, in the order of {@code rows}. */
  Attribute select(int[] rows);

  /** Name, kind, and labels or components. */
  AttributeSchema schema();

  /**
   * The item's value as shown to people and in JSON: a String, a Long, or a list of numbers; null
   * if it is not known.
   */
  @Nullable Object value(int item);
}
