package dev.csn.dataset.images;

import dev.csn.error.InputException;
import dev.csn.error.NearestName;
import dev.csn.io.Csv;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A table as a spreadsheet exports it: a header, then a row an item. Cells are without the blanks
 * around them, in Unicode's composed form; what stands for no value is null.
 */
final class Table {
  /** Each is looked through from the first row to the last, however little the rows hold. */
  private static final int MOST_COLUMNS = 4096;

  private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

  private final Path file;
  private final char separator;
  private final List<String> header;
  private final List<String[]> rows = new ArrayList<>();
  private final List<Long> lines = new ArrayList<>();
  private final Set<String> missing = new HashSet<>(Set.of(""));

  private Table(Path file, char separator, List<String> header, List<String> missing) {
    this.file = file;
    this.separator = separator;
    this.header = header;
    missing.forEach(word -> this.missing.add(word.toLowerCase(Locale.ROOT)));
  }

  /**
   * Reads a table to its end.
   *
   * @param missing the words that stand for no value, whatever their case
   * @throws InputException if it is missing, no table, or has no row; names file and line
   */
  static Table read(Path file, List<String> missing) {
    Separator separator = Separator.of(file);
    try (Csv.Reader csv = Csv.openExport(file, separator.character())) {
      if (separator.declared()) {
        csv.next();
      }
      Table table = new Table(file, separator.character(), header(csv), missing);
      for (String[] cells = csv.next(); cells != null; cells = csv.next()) {
        table.add(cells, csv);
      }
      if (table.rows.isEmpty()) {
        throw new InputException(file + ": no row after the header");
      }
      return table;
    }
  }

  private static List<String> header(Csv.Reader csv) {
    String[] cells = csv.next();
    if (cells == null) {
      throw csv.problem("empty, must have a header of a file's name and attributes");
    }
    if (cells.length > MOST_COLUMNS) {
      throw csv.problem(cells.length + " columns, must be at most " + MOST_COLUMNS);
    }
    Set<String> header = new LinkedHashSet<>();
    for (int column = 0; column < cells.length; column++) {
      String name = text(cells[column]);
      String unique = name.isEmpty() ? "column " + (column + 1) : name;
      if (!header.add(unique)) {
        throw csv.problem("two columns '" + unique + "'");
      }
    }
    return List.copyOf(header);
  }

  private void add(String[] cells, Csv.Reader csv) {
    // Not of the header's length: short rows below a long header would take far more than the file.
    String[] row = new String[Math.min(cells.length, header.size())];
    boolean blank = true;
    for (int column = 0; column < cells.length; column++) {
      String cell = text(cells[column]);
      blank &= cell.isEmpty();
      if (column < row.length) {
        row[column] = missing.contains(cell.toLowerCase(Locale.ROOT)) ? null : cell;
      } else if (!cell.isEmpty()) {
        throw csv.problem(
            cells.length
                + " cells, the header has "
                + header.size()
                + " (separator '"
                + separator
                + "')");
      }
    }
    if (!blank) {
      rows.add(row);
      lines.add(csv.line());
    }
  }

  /** On one line: labels stand in messages and tables. */
  private static String text(String cell) {
    String line = BLANKS.matcher(cell).replaceAll(" ").strip();
    return Normalizer.normalize(line, Normalizer.Form.NFC);
  }

  Path file() {
    return file;
  }

  List<String> header() {
    return header;
  }

  int size() {
    return rows.size();
  }

  /** A cell, or null if it stands for no value. */
  String cell(int row, int column) {
    String[] cells = rows.get(row);
    return column < cells.length ? cells[column] : null;
  }

  /** The line of the file that a row ends on. */
  long line(int row) {
    return lines.get(row);
  }

  /** Whether numbers may have a decimal comma: where commas separate cells, they may not. */
  boolean decimalComma() {
    return separator != ',';
  }

  /**
   * The place of a column.
   *
   * @param flag that named it, for the message
   * @throws InputException if there is none
   */
  int column(String flag, String name) {
    int column = header.indexOf(Normalizer.normalize(name.strip(), Normalizer.Form.NFC));
    if (column < 0) {
      throw new InputException(
          flag
              + ": "
              + file
              + " has no column '"
              + name
              + "'"
              + NearestName.of(name, header).map(n -> ", did you mean '" + n + "'?").orElse("")
              + "; it has "
              + header);
    }
    return column;
  }

  /** All cells of some rows and one column. */
  String[] cells(int[] of, int column) {
    return Arrays.stream(of).mapToObj(row -> cell(row, column)).toArray(String[]::new);
  }

  /** What to throw about a cell. */
  InputException problem(int row, int column, String must) {
    return new InputException(
        file
            + ": line "
            + line(row)
            + ": "
            + header.get(column)
            + " '"
            + cell(row, column)
            + "': "
            + must);
  }
}
