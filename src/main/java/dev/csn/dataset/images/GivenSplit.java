package dev.csn.dataset.images;

import dev.csn.dataset.Split;
import java.util.Locale;
import java.util.Map;

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

  private GivenSplit() {}

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
