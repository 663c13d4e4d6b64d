package dev.csn.source.images;

import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import dev.csn.error.OneLine;
import dev.csn.source.folder.ImageFolder;
import dev.csn.source.folder.ImageFolder.Found;
import dev.csn.source.folder.ImageFolder.NotFound;
import dev.csn.source.folder.RejectionKind;
import dev.csn.source.images.ImagesReport.Rejection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The table's rows, each matched with an image file of its own or rejected with the reason. */
final class MatchedRows {
  private static final Pattern DIGIT = Pattern.compile("[0-9]");

  private final Table table;
  private final ImageFolder folder;
  private final int fileColumn;
  private final List<Integer> rows = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private final List<Rejection> rejected = new ArrayList<>();
  private final Map<String, Integer> firstRows = new HashMap<>(); // by file

  /**
   * Finds each row's file, before any file is opened.
   *
   * @param splitColumn the column that names each row's split, if there is one
   * @throws InputException if no row is left
   */
  MatchedRows(
      Table table,
      ImageFolder folder,
      int fileColumn,
      OptionalInt splitColumn,
      TableSchema schema) {
    this.table = table;
    this.folder = folder;
    this.fileColumn = fileColumn;
    String heading = table.header().get(fileColumn);
    // A word such as "image" may be a file's name without its ending by chance.
    if (DIGIT.matcher(heading).find() && folder.has(heading)) {
      throw table.noHeader(fileColumn);
    }
    for (int row = 0; row < table.size(); row++) {
      ImageFolder.Match match = folder.find(table.cell(row, fileColumn));
      if (match instanceof NotFound none) {
        reject(row, none.kind(), none.reason());
      } else if (match instanceof Found found) {
        Split split =
            splitColumn.isPresent()
                ? SplitColumn.of(table, row, splitColumn.getAsInt())
                : Split.TRAIN;
        add(row, found.file(), split, schema);
      }
    }
    requireAny();
  }

  private void add(int row, String file, @Nullable Split split, TableSchema schema) {
    Integer before = firstRows.putIfAbsent(file, row);
    if (before != null) {
      reject(
          row,
          RejectionKind.REPEATED,
          String.format(
              "line %d names the same file, with %s values; that line was taken",
              table.line(before), sameValues(row, before) ? "the same" : "other"));
    } else if (split == null) {
      reject(row, RejectionKind.NO_SPLIT, "the row names no split");
    } else if (schema.attributes().stream().noneMatch(spec -> hasValue(row, spec))) {
      reject(row, RejectionKind.NO_VALUE, "no attribute has a value");
    } else {
      rows.add(row);
      files.add(file);
    }
  }

  private boolean sameValues(int row, int other) {
    return IntStream.range(0, table.header().size())
        .filter(column -> column != fileColumn)
        .allMatch(c -> Objects.equals(table.cell(row, c), table.cell(other, c)));
  }

  private boolean hasValue(int row, AttributeSpec spec) {
    return IntStream.of(spec.columns()).allMatch(column -> table.cell(row, column) != null);
  }

  private void reject(int row, RejectionKind kind, String reason) {
    String file = table.cell(row, fileColumn);
    rejected.add(new Rejection(table.line(row), file == null ? "" : file, kind, reason));
  }

  /**
   * Rejects a row whose file turned out to be no image.
   *
   * @param index of the file in {@link #files}
   */
  void reject(int index, String reason) {
    reject(rows.get(index), RejectionKind.UNREADABLE, reason);
  }

  /** Throws if all rows were rejected. */
  void requireAny() {
    if (rejected.size() == table.size()) {
      Rejection first = rejected.get(0);
      throw new InputException(
          String.format(
              "%s: none of %d rows names an image (column '%s'); the first, line %d '%s': %s%s",
              table.file(),
              table.size(),
              OneLine.of(table.header().get(fileColumn), Table.MAX_SHOWN),
              first.line(),
              OneLine.of(first.file(), Table.MAX_SHOWN),
              first.reason(),
              new FileColumn(table, folder).hint(fileColumn, first.file())));
    }
  }

  /** The rows that were not rejected for their name or values, ascending. */
  int[] rows() {
    return rows.stream().mapToInt(row -> row).toArray();
  }

  /** The file of each of these rows, by its path below the folder. */
  List<String> files() {
    return files;
  }

  /** The rows that were rejected, in the table's order. */
  List<Rejection> rejected() {
    return rejected.stream().sorted(Comparator.comparingLong(Rejection::line)).toList();
  }

  /** The image files that no row names. */
  List<String> unnamedFiles() {
    return folder.images().stream().filter(file -> !firstRows.containsKey(file)).toList();
  }
}
