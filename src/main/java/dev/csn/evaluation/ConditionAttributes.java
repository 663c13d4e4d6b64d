package dev.csn.evaluation;

import dev.csn.attribute.Attribute;
import dev.csn.dataset.Items;
import dev.csn.error.InputException;

/** What a condition is judged by: the attribute of its name. */
final class ConditionAttributes {
  private ConditionAttributes() {}

  /**
   * The attribute of a condition.
   *
   * @throws InputException if the items have none of that name
   */
  static Attribute of(Items items, String condition) {
    return items
        .attribute(condition)
        .orElseThrow(
            () ->
                new InputException(
                    "condition '"
                        + condition
                        + "' is none of the items' attributes "
                        + items.attributes().stream().map(Attribute::name).toList()));
  }
}
