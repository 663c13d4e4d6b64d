package dev.csn.io;

import dev.csn.error.InputException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Comma-separated values as RFC 4180 has them, in UTF-8, with lines that end in a line feed. */
public final class Csv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private Csv() {}

  /** Writes a table and leaves {@code out} open. */
  public static void write(OutputStream out, List<String> header, Stream<? extends List<?>> rows)
      throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    FORMAT.printRecord(text, header.toArray());
    Iterator<? extends List<?>> remaining = rows.iterator();
    while (remaining.hasNext()) {
      FORMAT.printRecord(text, remaining.next().toArray());
    }
    text.flush(); // not closed: that would close out
  }

  /**
   * Opens a table.
   *
   * @throws InputException if it is missing or unreadable
   */
  public static Reader open(Path file) {
    try {
      return new Reader(file, CSVParser.parse(Files.newBufferedReader(file), FORMAT));
    } catch (IOException e) {
      throw new InputException(file + ": " + FileProblem.reason(e), e);
    }
  }

  /**
   * Opens a table that a spreadsheet exported: another separator, blanks around quotes, a byte
   * order mark.
   *
   * @throws InputException if it is missing or unreadable
   */
  public static Reader openExport(Path file, char separator) {
    CSVFormat format =
        FORMAT.builder().setDelimiter(separator).setIgnoreSurroundingSpaces(true).get();
    try {
      BufferedReader text = Files.newBufferedReader(file);
      try {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
          text.reset();
        }
        return new Reader(file, CSVParser.parse(text, format));
      } catch (IOException e) {
        text.close();
        throw e;
      }
    } catch (IOException e) {
      throw new InputException(file + ": " + FileProblem.reason(e), e);
    }
  }

  /** A table, read row by row. */
  public static final class Reader implements AutoCloseable {
    private final Path file;
    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;

    private Reader(Path file, CSVParser parser) {
      this.file = file;
      this.parser = parser;
      this.rows = parser.iterator();
    }

    /**
     * The cells of the next row, or null after the last.
     *
     * @throws InputException if it is no UTF-8 or a quoted cell does not end
     */
    public String[] next() {
      try {
        return rows.hasNext() ? rows.next().values() : null;
      } catch (UncheckedIOException e) {
        IOException cause = e.getCause();
        throw cause instanceof CSVException
            ? problem(cause.getMessage())
            : new InputException(file + ": " + FileProblem.reason(cause), cause);
      }
    }

    /** The line that the row read last ends on. */
    public long line() {
      return parser.getCurrentLineNumber();
    }

    /** What to throw about the row read last. */
    public InputException problem(String message) {
      return new InputException(file + ": line " + parser.getCurrentLineNumber() + ": " + message);
    }

    @Override
    public void close() {
      try {
        parser.close();
      } catch (IOException e) {
        throw new InputException(file + ": " + FileProblem.reason(e), e);
      }
    }
  }
}
