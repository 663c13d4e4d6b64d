package dev.csn.source.images;

import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import dev.csn.error.OneLine;
import dev.csn.source.images.ImagesReport.Reason;
import dev.csn.source.images.ImagesReport.Rejection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The rows that name a file each, before any file is opened; the others with the reason. */
final class Candidates {
  private static final int MOST_ROWS_TRIED = 100;
  private static final Pattern DIGIT = Pattern.compile("[0-9]");

  private final Table table;
  private final ImageFolder folder;
  private final int fileColumn;
  private final List<Integer> rows = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private final List<Rejection> rejected = new ArrayList<>();
  private final Set<String> named = new HashSet<>();

  private Candidates(Table table, ImageFolder folder, int fileColumn) {
    this.table = table;
    this.folder = folder;
    this.fileColumn = fileColumn;
  }

  /**
   * Finds each row's file.
   *
   * @param splitColumn the column that names each row's split; negative: there is none
   * @throws InputException if no row is left
   */
  static Candidates of(
      Table table, ImageFolder folder, int fileColumn, int splitColumn, AttributePlan plan) {
    Candidates candidates = new Candidates(table, folder, fileColumn);
    String heading = table.header().get(fileColumn);
    // A word such as "image" may be a file's name without its ending by chance.
    if (DIGIT.matcher(heading).find() && folder.resolve(heading).file() != null) {
      throw table.noHeader(fileColumn);
    }
    Map<String, Integer> firstRows = new HashMap<>();
    for (int row = 0; row < table.size(); row++) {
      ImageFolder.Resolution found = folder.resolve(table.cell(row, fileColumn));
      if (found.file() == null) {
        candidates.reject(row, found.kind(), found.reason());
        continue;
      }
      candidates.named.add(found.file());
      Split split = splitColumn < 0 ? Split.TRAIN : GivenSplit.of(table, row, splitColumn);
      Integer before = firstRows.putIfAbsent(found.file(), row);
      if (before != null) {
        boolean same = Arrays.equals(candidates.values(row), candidates.values(before));
        candidates.reject(
            row,
            Reason.REPEATED,
            "line "
                + table.line(before)
                + " names the same file, with "
                + (same ? "the same" : "other")
                + " values; that line was taken");
      } else if (split == null) {
        candidates.reject(row, Reason.NO_SPLIT, "the row names no split");
      } else if (!candidates.hasValue(row, plan)) {
        candidates.reject(row, Reason.NO_VALUE, "no attribute has a value");
      } else {
        candidates.rows.add(row);
        candidates.files.add(found.file());
      }
    }
    candidates.requireSome();
    return candidates;
  }

  private String[] values(int row) {
    String[] values = new String[table.header().size()];
    Arrays.setAll(values, c -> c == fileColumn ? null : table.cell(row, c));
    return values;
  }

  private boolean hasValue(int row, AttributePlan plan) {
    return plan.attributes().stream()
        .anyMatch(a -> Arrays.stream(a.columns()).allMatch(c -> table.cell(row, c) != null));
  }

  private void reject(int row, Reason kind, String reason) {
    String file = table.cell(row, fileColumn);
    rejected.add(new Rejection(table.line(row), file == null ? "" : file, kind, reason));
  }

  /** Rejects one that turned out to be no image. */
  void reject(int candidate, String reason) {
    reject(rows.get(candidate), Reason.UNREADABLE, reason);
  }

  /** Refuses to go on with nothing. */
  void requireSome() {
    if (rejected.size() == table.size()) {
      Rejection first = rejected.get(0);
      throw new InputException(
          table.file()
              + ": none of "
              + table.size()
              + " rows names an image (column '"
              + OneLine.of(table.header().get(fileColumn), Table.SHOWN)
              + "'); the first, line "
              + first.line()
              + " '"
              + OneLine.of(first.file(), Table.SHOWN)
              + "': "
              + first.reason()
              + instead(first.file()));
    }
  }

  /** Where the names may be, or what the folder has. */
  private String instead(String name) {
    int best = fileColumn;
    int most = named(fileColumn);
    if (most > 0) {
      return ""; // the files are no images
    }
    for (int column = 0; column < table.header().size(); column++) {
      int found = named(column);
      best = found > most ? column : best;
      most = Math.max(most, found);
    }
    if (most > 0) {
      return "; maybe --file-column '"
          + OneLine.of(table.header().get(best), Table.SHOWN)
          + "', which names files";
    }
    int end = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
    if (end > 0 && folder.resolve(name.substring(end)).file() != null) {
      return String.format(
          "; '%s' is found: leave '%s' out of the names",
          OneLine.of(name.substring(end), Table.SHOWN), OneLine.of(name.substring(0, end)));
    }
    List<String> images = folder.images();
    return images.isEmpty()
        ? "; the folder has no image"
        : String.format(
            "; the folder has '%s'%s",
            OneLine.of(images.get(0), Table.SHOWN),
            images.size() == 1 ? "" : " and " + (images.size() - 1) + " more");
  }

  /** How many of the first rows name a file in a column. */
  private int named(int column) {
    int rows = Math.min(table.size(), MOST_ROWS_TRIED);
    return (int)
        IntStream.range(0, rows)
            .filter(row -> folder.resolve(table.cell(row, column)).file() != null)
            .count();
  }

  /** The rows, ascending. */
  int[] rows() {
    return rows.stream().mapToInt(row -> row).toArray();
  }

  /** Each one's file, by its path below the folder. */
  List<String> files() {
    return files;
  }

  /** The rows that were rejected, in the table's order. */
  List<Rejection> rejected() {
    return rejected.stream().sorted((a, b) -> Long.compare(a.line(), b.line())).toList();
  }

  /** The image files that no row names. */
  List<String> withoutRow() {
    return folder.images().stream().filter(file -> !named.contains(file)).toList();
  }
}
