package dev.csn.source.images;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.DistanceAttribute;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import dev.csn.source.images.ImagesConfig.SplitPolicy;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Refuses a dataset in which a split has no triplet of some condition.
 *
 * @param copies the number of items that are copies of others
 */
record TripletCheck(Table table, TableSchema schema, SplitPolicy splits, int copies) {
  // Classes with fewer items on average are rather persons or products: groups, not similarity.
  private static final double MIN_ITEMS_PER_CLASS = 5;

  // A table of a few rows has few classes with few items; that is no sign of groups.
  private static final int MIN_SMALL_CLASSES = 10;

  /**
   * Checks all splits under all conditions.
   *
   * @throws InputException if a split has no triplet; names split and attribute, and advises
   */
  void check(Items items) {
    for (Split split : Split.values()) {
      int[] rows = items.rows(split);
      for (int a = 0; a < items.attributes().size(); a++) {
        Attribute attribute = items.attributes().get(a);
        Optional<String> lack =
            attribute instanceof Categorical categorical
                ? lack(categorical, rows)
                : lack((DistanceAttribute) attribute, rows);
        if (lack.isPresent()) {
          throw new InputException(
              String.format(
                  "%s: split %s (%d items): attribute '%s': %s; %s",
                  table.file(),
                  split,
                  rows.length,
                  attribute.name(),
                  lack.get(),
                  advice(attribute, schema.attributes().get(a).columns()[0], items.size())));
        }
      }
    }
  }

  private static Optional<String> lack(Categorical attribute, int[] rows) {
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
        ? Optional.empty()
        : Optional.of(
            String.format(
                "%d %s of at most %d items, must be two classes, one of them of two items",
                classes, classes == 1 ? "class" : "classes", most));
  }

  private static Optional<String> lack(DistanceAttribute attribute, int[] rows) {
    int[] known = IntStream.of(rows).filter(attribute::known).toArray();
    boolean several =
        IntStream.of(known).anyMatch(row -> attribute.squaredDistance(known[0], row) > 0);
    return known.length >= 3 && several
        ? Optional.empty()
        : Optional.of(
            String.format(
                "%d items with a value, %s, must be three, not all alike",
                known.length, several ? "not all alike" : "all alike"));
  }

  private String advice(Attribute attribute, int column, int items) {
    String heading = table.header().get(column);
    if (splits.column() != null) {
      return String.format(
          "take more items, have --types ignore '%s', or have --types ignore '%s' to draw splits",
          heading, splits.column());
    }
    if (SplitColumn.splits(table, column).size() > 1) {
      return "its values are names of splits, maybe --split-column '" + heading + "'";
    }
    if (2 * copies > items) {
      return String.format(
          "%d of %d files are copies of others, which stay in one split: take other images",
          copies, items);
    }
    Optional<String> small = Optional.empty();
    if (attribute instanceof Categorical categorical) {
      int known = (int) IntStream.range(0, items).filter(categorical::known).count();
      small = smallClasses(categorical.classes().size(), known);
    }
    if (small.isEmpty()) {
      return "take more items, another share (--test, --validation), or have --types ignore it";
    }
    return small.get()
        + (splits.group() == null
            ? String.format(
                ": if it says what belongs together, such as a person: --group-column '%s'; else",
                heading)
            : ":")
        + " take more items of each, or have --types ignore it";
  }

  /** A description of many classes with few items each. */
  static Optional<String> smallClasses(int classes, int items) {
    return classes >= MIN_SMALL_CLASSES && items < MIN_ITEMS_PER_CLASS * classes
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "%d classes of %.1f items on average",
                classes,
                (double) items / classes))
        : Optional.empty();
  }
}
