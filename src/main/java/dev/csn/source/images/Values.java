package dev.csn.source.images;

import dev.csn.attribute.Attribute;
import dev.csn.dataset.Split;

/** One attribute's values, read from the columns of some rows. */
sealed interface Values permits LabelledValues, PointValues {
  /**
   * Reads them.
   *
   * @throws dev.csn.error.InputException if a cell is not of the attribute's kind, or all are alike
   */
  static Values of(PlannedAttribute plan, Table table, int[] rows) {
    return plan.labelled()
        ? LabelledValues.of(plan, table, rows)
        : PointValues.of(plan, table, rows);
  }

  /** Each row's class, negative where none is known; null if there are no classes. */
  int[] classes();

  /** How many classes there are; 0 if there are none. */
  int classCount();

  /**
   * The attribute of the rows.
   *
   * @param splits each row's: what scales are computed from is known of the training items only
   */
  Attribute attribute(Split[] splits);
}
