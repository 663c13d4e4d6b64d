package dev.csn.source.images;

import dev.csn.dataset.Split;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads splits from a table's column, and tells whether a column holds splits. */
final class SplitColumn {
  private static final Pattern HEADING =
      Pattern.compile(
          "(.*[ _-])?(splits?|fold|(data|sub)?set|partition)", Pattern.CASE_INSENSITIVE);

  private SplitColumn() {}

  private static @Nullable Split parse(String cell) {
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "train", "training" -> Split.TRAIN;
      case "validation", "val", "valid", "dev" -> Split.VALIDATION;
      case "test", "testing" -> Split.TEST;
      default -> null;
    };
  }

  /** Whether a column's heading is usual for splits. */
  static boolean hasHeading(Table table, int column) {
    return HEADING.matcher(table.header().get(column)).matches();
  }

  /** Whether a column holds each row's split, by its heading and all its cells. */
  static boolean namesEverySplit(Table table, int column) {
    return hasHeading(table, column)
        && splits(table, column).containsAll(List.of(Split.TRAIN, Split.TEST))
        && IntStream.range(0, table.size()).allMatch(row -> table.cell(row, column) != null);
  }

  /** The splits in a column; none if any cell is something else. */
  static Set<Split> splits(Table table, int column) {
    Set<Split> found = EnumSet.noneOf(Split.class);
    for (int row = 0; row < table.size(); row++) {
      String cell = table.cell(row, column);
      Split split = cell == null ? null : parse(cell);
      if (split != null) {
        found.add(split);
      } else if (cell != null) {
        return Set.of();
      }
    }
    return found;
  }

  /** The first row whose cell is neither empty nor a split. */
  static OptionalInt firstOther(Table table, int column) {
    return IntStream.range(0, table.size())
        .filter(
            row -> {
              String cell = table.cell(row, column);
              return cell != null && parse(cell) == null;
            })
        .findFirst();
  }

  /** The split of a row; null if the cell is empty. */
  static @Nullable Split of(Table table, int row, int column) {
    String cell = table.cell(row, column);
    Split split = cell == null ? null : parse(cell);
    if (cell != null && split == null) {
      throw table.problem(
          row, column, "must be train, validation (or val, valid, dev) or test, or empty");
    }
    return split;
  }
}
