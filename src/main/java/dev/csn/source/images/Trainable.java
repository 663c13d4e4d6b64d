package dev.csn.source.images;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import java.util.Locale;

/**
 * Refuses a dataset in which a split has no triplet of some condition.
 *
 * @param copies how many items are copies of others
 */
record Trainable(Table table, AttributePlan plan, SplitPolicy splits, int copies) {
  /** From here on, classes with fewer items on average may be what groups are for. */
  private static final double FEW_ITEMS = 5;

  /** Fewer classes than these are rather a table of a few rows. */
  private static final int MANY_CLASSES = 10;

  /**
   * Checks all splits under all conditions.
   *
   * @throws InputException if there is none to draw; says which, and why
   */
  void check(Items items) {
    for (Split split : Split.values()) {
      int[] rows = items.rows(split);
      for (int a = 0; a < items.attributes().size(); a++) {
        Attribute attribute = items.attributes().get(a);
        String lacking =
            attribute instanceof Categorical categorical
                ? lacking(categorical, rows)
                : lacking((Continuous) attribute, rows);
        if (lacking != null) {
          throw new InputException(
              String.format(
                  "%s: split %s (%d items): attribute '%s': %s; %s",
                  table.file(),
                  split,
                  rows.length,
                  attribute.name(),
                  lacking,
                  advice(attribute, plan.attributes().get(a), items.size())));
        }
      }
    }
  }

  private String advice(Attribute attribute, PlannedAttribute planned, int items) {
    String heading = table.header().get(planned.columns()[0]);
    if (splits.column() != null) {
      return String.format(
          "take more items, have --types ignore '%s', or have --types ignore '%s' to draw splits",
          heading, splits.column());
    }
    if (GivenSplit.splits(table, planned.columns()[0]).size() > 1) {
      return "its values are names of splits: --split-column '" + heading + "'";
    }
    if (2 * copies > items) {
      return String.format(
          "%d of %d files are copies of others, which stay in one split: take other images",
          copies, items);
    }
    String fine = attribute instanceof Categorical categorical ? fine(categorical) : null;
    if (fine == null) {
      return "take more items, another share (--test, --validation), or have --types ignore it";
    }
    return fine
        + (splits.group() == null
            ? String.format(
                ": if it says what belongs together, such as a person: --group-column '%s'; else",
                heading)
            : ":")
        + " take more items of each, or have --types ignore it";
  }

  /** A description of classes with few items each; null if they have enough. */
  static String fine(int classes, int items) {
    return classes >= MANY_CLASSES && items < FEW_ITEMS * classes
        ? String.format(
            Locale.ROOT, "%d classes of %.1f items on average", classes, (double) items / classes)
        : null;
  }

  private static String fine(Categorical attribute) {
    int known = 0;
    for (int item = 0; item < attribute.items(); item++) {
      known += attribute.known(item) ? 1 : 0;
    }
    return fine(attribute.classes().size(), known);
  }

  private static String lacking(Categorical attribute, int[] rows) {
    int[] counts = new int[attribute.classes().size()];
    int classes = 0;
    int most = 0;
    for (int row : rows) {
      if (attribute.known(row)) {
        int count = ++counts[attribute.code(row)];
        classes += count == 1 ? 1 : 0;
        most = Math.max(most, count);
      }
    }
    return classes >= 2 && most >= 2
        ? null
        : classes
            + (classes == 1 ? " class" : " classes")
            + " of at most "
            + most
            + " items, must be two classes, one of them of two items";
  }

  private static String lacking(Continuous attribute, int[] rows) {
    int known = 0;
    int first = -1;
    boolean several = false;
    for (int row : rows) {
      if (attribute.known(row)) {
        known++;
        first = first < 0 ? row : first;
        several |= attribute.squaredDistance(first, row) > 0;
      }
    }
    return known >= 3 && several
        ? null
        : known
            + " items with a value, "
            + (several ? "not all alike" : "all alike")
            + ", must be three, not all alike";
  }
}
