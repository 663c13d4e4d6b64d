package dev.csn.dataset.images;

import dev.csn.dataset.Attribute;
import dev.csn.dataset.Categorical;
import dev.csn.dataset.Continuous;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import java.nio.file.Path;

/** Refuses a dataset in which a split has no triplet of some condition. */
final class Trainable {
  private Trainable() {}

  /**
   * Checks all splits under all conditions.
   *
   * @throws InputException if there is none to draw; says which, and why
   */
  static void check(Path table, Items items) {
    for (Split split : Split.values()) {
      int[] rows = items.rows(split);
      for (Attribute attribute : items.attributes()) {
        String lacking =
            attribute instanceof Categorical categorical
                ? lacking(categorical, rows)
                : lacking((Continuous) attribute, rows);
        if (lacking != null) {
          throw new InputException(
              String.format(
                  "%s: split %s (%d items): attribute '%s': %s; take more items, another share"
                      + " (--test, --validation), or have --types ignore it",
                  table, split, rows.length, attribute.name(), lacking));
        }
      }
    }
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
