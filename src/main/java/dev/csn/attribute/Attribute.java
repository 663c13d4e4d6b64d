package dev.csn.attribute;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What is known of every item of a dataset in one respect; also one notion of similarity. Items of
 * which it is not known take no part in that similarity.
 */
public sealed interface Attribute extends Serializable permits Categorical, Continuous, Compared {
  /** Unique in its dataset; also the condition's name. */
  String name();

  /** How many items it describes, known or not. */
  int items();

  /** Whether anything is known of the item: its value, or how it compares with others. */
  boolean known(int item);

  /** Those of {@code rows} whose value is known, in their order. */
  default int[] known(int[] rows) {
    return Arrays.stream(rows).filter(this::known).toArray();
  }

  /** The same attribute of some of the items, in the order of {@code rows}. */
  Attribute select(int[] rows);

  /** What a file says of it beside the values. */
  AttributeSchema schema();

  /**
   * The item's value as shown to people and in JSON: a String, a Long, or a list of numbers; null
   * if it is not known, or none is.
   */
  Object value(int item);
}
