package dev.csn.dataset.images;

import dev.csn.dataset.Split;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /** Whether a column names each row's split, by its heading and all its cells. */
  static boolean isNamed(Table table, int column) {
    return HEADING.matcher(table.header().get(column)).matches()
        && splits(table, column).containsAll(List.of(Split.TRAIN, Split.TEST))
        && IntStream.range(0, table.size()).allMatch(row -> table.cell(row, column) != null);
  }

  /** The splits that a column names; empty if it says anything else. */
  static Set<Split> splits(Table table, int column) {
    Set<Split> found = EnumSet.noneOf(Split.class);
    for (int row = 0; row < table.size(); row++) {
      String cell = table.cell(row, column);
      Split split = cell == null ? null : WORDS.get(cell.toLowerCase(Locale.ROOT));
      if (cell != null && split == null) {
        return Set.of();
      }
      if (split != null) {
        found.add(split);
      }
    }
    return found;
  }

  /** The split of a row, or null where the cell names none. */
  static Split of(Table table, int row, int column) {
    String cell = table.cell(row, column);
    if (cell == null) {
      return null;
    }
    Split split = WORDS.get(cell.toLowerCase(Locale.ROOT));
    if (split == null) {
      throw table.problem(
          row, column, "must be train, validation (or val, valid, dev) or test, or empty");
    }
    return split;
  }
}
