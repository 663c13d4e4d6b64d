package dev.csn.source.images;

import dev.csn.dataset.Split;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a table calls the splits. */
final class GivenSplit {
  private static final Map<String, Split> WORDS =
      Map.of(
          "train",
          Split.TRAIN,
          "training",
          Split.TRAIN,
          "validation",
          Split.VALIDATION,
          "val",
          Split.VALIDATION,
          "valid",
          Split.VALIDATION,
          "dev",
          Split.VALIDATION,
          "test",
          Split.TEST,
          "testing",
          Split.TEST);

  /** Headings of columns that name splits, if their cells do. */
  private static final Pattern HEADING =
      Pattern.compile(
          "(.*[ _-])?(splits?|fold|(data|sub)?set|partition)", Pattern.CASE_INSENSITIVE);

  private GivenSplit() {}

  /** Whether a column is called as one that names splits. */
  static boolean hasHeading(Table table, int column) {
    return HEADING.matcher(table.header().get(column)).matches();
  }

  /** Whether a column names each row's split, by its heading and all its cells. */
  static boolean isNamed(Table table, int column) {
    return hasHeading(table, column)
        && splits(table, column).containsAll(List.of(Split.TRAIN, Split.TEST))
        && IntStream.range(0, table.size()).allMatch(row -> table.cell(row, column) != null);
  }

  /** The splits that a column names; empty if it says anything else. */
  static Set<Split> splits(Table table, int column) {
    Set<Split> found = EnumSet.noneOf(Split.class);
    for (int row = 0; row < table.size(); row++) {
      if (isOther(table, row, column)) {
        return Set.of();
      }
      String cell = table.cell(row, column);
      if (cell != null) {
        found.add(split(cell));
      }
    }
    return found;
  }

  /** The first row whose cell is none of the words for splits, if any is. */
  static OptionalInt firstOther(Table table, int column) {
    return IntStream.range(0, table.size()).filter(row -> isOther(table, row, column)).findFirst();
  }

  private static boolean isOther(Table table, int row, int column) {
    String cell = table.cell(row, column);
    return cell != null && split(cell) == null;
  }

  private static Split split(String cell) {
    return WORDS.get(cell.toLowerCase(Locale.ROOT));
  }

  /** The split of a row, or null where the cell names none. */
  static Split of(Table table, int row, int column) {
    String cell = table.cell(row, column);
    if (cell == null) {
      return null;
    }
    Split split = split(cell);
    if (split == null) {
      throw table.problem(
          row, column, "must be train, validation (or val, valid, dev) or test, or empty");
    }
    return split;
  }
}
