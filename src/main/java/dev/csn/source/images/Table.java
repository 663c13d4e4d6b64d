package dev.csn.source.images;

import dev.csn.error.InputException;
import dev.csn.error.NearestName;
import dev.csn.error.OneLine;
import dev.csn.io.Csv;
import dev.csn.source.folder.ImageFolder;
import dev.csn.source.images.ImagesConfig.DecimalSign;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table as a spreadsheet exports it: a header, then a row an item. Cells are stripped of blanks
 * and in Unicode's composed form; a cell without a value is null.
 */
final class Table {
  // Type inference passes over all rows once a column, however little the rows hold.
  private static final int MAX_COLUMNS = 4096;

  /** Characters of a cell in a message. */
  static final int MAX_SHOWN = 60;

  private static final int MAX_HEADINGS_SHOWN = 300; // characters of all headings in a message

  private static final Pattern SINGLE_QUOTED = Pattern.compile("'.*'");
  private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

  private final Path file;
  private final char delimiter;
  private final DecimalSign decimal;
  private final List<String> header;
  private final long headerLine;
  private int shortRows;
  private long firstShort;
  private final List<String[]> rows = new ArrayList<>();
  private final List<Long> lines = new ArrayList<>();
  private final Set<String> missing = new HashSet<>(Set.of(""));

  private Table(
      Path file,
      char delimiter,
      DecimalSign decimal,
      List<String> header,
      long headerLine,
      List<String> missing) {
    this.file = file;
    this.delimiter = delimiter;
    this.decimal = decimal;
    this.header = header;
    this.headerLine = headerLine;
    missing.forEach(word -> this.missing.add(word.toLowerCase(Locale.ROOT)));
  }

  /**
   * Reads a table to its end.
   *
   * @param missing the words that stand for no value, whatever their case
   * @param decimal how its numbers are written
   * @throws InputException if the file is missing, no table, or without rows; names file and line
   */
  static Table read(Path file, List<String> missing, DecimalSign decimal) {
    Delimiter delimiter = Delimiter.of(file);
    try (Csv.Reader csv = Csv.openExport(file, delimiter.character())) {
      if (delimiter.declared()) {
        csv.next();
      }
      String[] first = csv.next();
      while (first != null && filled(first) == 0) {
        first = csv.next();
      }
      if (first == null) {
        throw csv.problem("empty, must have a header of a file's name and attributes");
      }
      long headerLine = csv.line();
      Table table =
          new Table(file, delimiter.character(), decimal, header(first, csv), headerLine, missing);
      for (String[] cells = csv.next(); cells != null; cells = csv.next()) {
        if (table.rows.isEmpty() && filled(first) == 1 && filled(cells) > 1) {
          throw csv.problem(
              String.format(
                  "%d cells, but line %d has one heading, '%s'; if that is a title, delete it:"
                      + " headings must come first",
                  filled(cells), headerLine, OneLine.of(text(String.join("", first)), MAX_SHOWN)));
        }
        table.add(cells, csv);
      }
      if (table.rows.isEmpty()) {
        throw new InputException(file + ": no row after the header");
      }
      return table;
    }
  }

  private static long filled(String[] cells) {
    return Arrays.stream(cells).filter(cell -> !text(cell).isEmpty()).count();
  }

  private static List<String> header(String[] cells, Csv.Reader csv) {
    if (cells.length > MAX_COLUMNS) {
      throw csv.problem(cells.length + " columns, must be at most " + MAX_COLUMNS);
    }
    Set<String> header = new LinkedHashSet<>();
    int quoted = 0;
    for (int column = 0; column < cells.length; column++) {
      String name = text(cells[column]);
      quoted += SINGLE_QUOTED.matcher(name).matches() ? 1 : 0;
      if (ImageFolder.hasImageEnding(name) && !SINGLE_QUOTED.matcher(name).matches()) {
        throw csv.problem(noHeader(name));
      }
      String unique = name.isEmpty() ? unnamed(column) : name;
      if (!header.add(unique)) {
        throw csv.problem(
            String.format(
                "two columns '%s'; rename one of them, or, if this line is an item's, add a header"
                    + " such as file,color,size",
                OneLine.of(unique, MAX_SHOWN)));
      }
    }
    if (quoted > 0 && quoted == filled(cells)) {
      throw csv.problem(
          "headings in single quotes, must be in double quotes or none; if no cell holds either"
              + " quote: tr \"'\" '\"' < "
              + csv.file()
              + " > items-quoted.csv");
    }
    return List.copyOf(header);
  }

  private static String noHeader(String heading) {
    return "heading '"
        + OneLine.of(heading, MAX_SHOWN)
        + "' names an image: the table has no header; add a first line such as file,color,size";
  }

  /** The error of a header that is an item's row. */
  InputException noHeader(int column) {
    return new InputException(file + ": line " + headerLine + ": " + noHeader(header.get(column)));
  }

  /** The name of a column without a heading. */
  static String unnamed(int column) {
    return "column " + (column + 1);
  }

  private void add(String[] cells, Csv.Reader csv) {
    // Not the header's length: short rows below a long header would take far more than the file.
    String[] row = new String[Math.min(cells.length, header.size())];
    boolean blank = true;
    for (int column = 0; column < cells.length; column++) {
      String cell = text(cells[column]);
      blank &= cell.isEmpty();
      if (column < row.length) {
        row[column] = missing.contains(cell.toLowerCase(Locale.ROOT)) ? null : cell;
      } else if (!cell.isEmpty()) {
        String cause =
            rows.isEmpty()
                ? "line " + headerLine + " is a title or lacks a heading"
                : "a cell that holds a '" + delimiter + "' lacks its double quotes";
        throw csv.problem(
            String.format(
                "%d cells, the header has %d (separator '%s'); maybe %s",
                cells.length, header.size(), delimiter, cause));
      }
    }
    if (!blank) {
      if (cells.length < header.size()) {
        shortRows++;
        firstShort = firstShort == 0 ? csv.line() : firstShort;
      }
      rows.add(row);
      lines.add(csv.line());
    }
  }

  /** Puts a cell on one line, since labels stand in messages and tables. */
  private static String text(String cell) {
    String line = BLANKS.matcher(cell).replaceAll(" ");
    int begin = 0;
    int end = line.length();
    while (begin < end && isBlank(line.charAt(begin))) {
      begin++;
    }
    while (begin < end && isBlank(line.charAt(end - 1))) {
      end--;
    }
    return Normalizer.normalize(line.substring(begin, end), Normalizer.Form.NFC);
  }

  /**
   * Whether a character is a blank, Unicode's included: labels copied from web pages often end with
   * an invisible one.
   */
  private static boolean isBlank(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == '\u200b'
        || character == '\ufeff';
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

  /** A cell, or null if it has no value. */
  @Nullable String cell(int row, int column) {
    String[] cells = rows.get(row);
    return column < cells.length ? cells[column] : null;
  }

  /** The line of the file that a row ends on. */
  long line(int row) {
    return lines.get(row);
  }

  /** The format of a column's numbers. */
  Numerals numerals(int column) {
    return Numerals.of(this, column, decimal, delimiter != ',');
  }

  /** A remark on rows with fewer cells than the header, if there are any. */
  Optional<String> shortRows() {
    return shortRows == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                "%d %s fewer cells than the header, the first on line %d: the last columns have no"
                    + " value there",
                shortRows, shortRows == 1 ? "row has" : "rows have", firstShort));
  }

  /** Whether a column has that heading. */
  boolean has(String name) {
    return header.contains(text(name));
  }

  /**
   * The position of a column.
   *
   * @param flag that names it, for the message
   * @throws InputException if there is no such column
   */
  int column(String flag, String name) {
    int column = header.indexOf(text(name));
    if (column < 0) {
      throw new InputException(
          String.format(
              "%s: %s has no column '%s'%s; it has %s",
              flag,
              file,
              name,
              NearestName.of(name, header).map(n -> ", did you mean '" + n + "'?").orElse(""),
              OneLine.of(header.toString(), MAX_HEADINGS_SHOWN)));
    }
    return column;
  }

  /** A cell as a message may show it. */
  String shown(int row, int column) {
    return OneLine.of(String.valueOf(cell(row, column)), MAX_SHOWN);
  }

  /** A cell with its line, as a message shows it. */
  String shownWithLine(int row, int column) {
    return "'" + shown(row, column) + "' (line " + line(row) + ")";
  }

  /** The error of a column. */
  InputException problem(int column, String problem) {
    return new InputException(file + ": column '" + header.get(column) + "': " + problem);
  }

  /** The error of a cell. */
  InputException problem(int row, int column, String must) {
    return new InputException(
        String.format(
            "%s: line %d: %s '%s': %s",
            file, line(row), header.get(column), shown(row, column), must));
  }
}
