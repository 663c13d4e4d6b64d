package dev.csn.dataset;

/** What is known of every item of a dataset in one respect; also one notion of similarity. */
public sealed interface Attribute permits Categorical, Continuous {
  /** Unique in its dataset; also the condition's name. */
  String name();

  /** How many items it describes. */
  int items();

  /** The same attribute of some of the items, in the order of {@code rows}. */
  Attribute select(int[] rows);

  /** What a file says of it beside the values. */
  AttributeSchema schema();

  /** The item's value as shown to people and in JSON: a String, a Long, or a list of numbers. */
  Object value(int item);
}
