package dev.csn.io;

import dev.csn.error.InputException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FilterReader;
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
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Comma-separated values by RFC 4180, in UTF-8, with line feeds at the ends of lines. */
public final class Csv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

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
    text.flush(); // closing it would close out
  }

  /**
   * Opens a table.
   *
   * @throws InputException if the file is missing or unreadable
   */
  public static Reader open(Path file) {
    try {
      RowLimit limit = new RowLimit(Files.newBufferedReader(file));
      return new Reader(file, limit, CSVParser.parse(limit, FORMAT));
    } catch (IOException e) {
      throw FileProblem.unreadable(file, e);
    }
  }

  /**
   * Opens a table that a spreadsheet exported, with any separator, blanks around quotes, and the
   * encodings of {@link ForeignText}.
   *
   * @throws InputException if the file is missing or unreadable
   */
  public static Reader openExport(Path file, char separator) {
    CSVFormat format =
        FORMAT.builder().setDelimiter(separator).setIgnoreSurroundingSpaces(true).get();
    try {
      BufferedReader text = ForeignText.open(file);
      try {
        RowLimit limit = new RowLimit(text);
        return new Reader(file, limit, CSVParser.parse(limit, format));
      } catch (IOException e) {
        text.close();
        throw e;
      }
    } catch (IOException e) {
      throw FileProblem.unreadable(file, e);
    }
  }

  /** Rejects rows above 16 Mi characters, so that a file that is no CSV cannot exhaust memory. */
  private static final class RowLimit extends FilterReader {
    /** Characters, plus up to one buffer of the parser. */
    private static final long MAX_ROW = 1 << 24;

    private long read;

    RowLimit(java.io.Reader in) {
      super(in);
    }

    void startRow() {
      read = 0;
    }

    @Override
    public int read() throws IOException {
      count(1);
      return super.read();
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
      int n = super.read(target, offset, length);
      count(n);
      return n;
    }

    private void count(int characters) throws IOException {
      read += characters;
      if (read > MAX_ROW) {
        throw new IOException("a row of more than " + MAX_ROW + " characters");
      }
    }
  }

  /** Reads a table row by row. */
  public static final class Reader implements AutoCloseable {
    private final Path file;
    private final RowLimit limit;
    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;

    private Reader(Path file, RowLimit limit, CSVParser parser) {
      this.file = file;
      this.limit = limit;
      this.parser = parser;
      this.rows = parser.iterator();
    }

    /**
     * The cells of the next row; null after the last one.
     *
     * @throws InputException if the row is not UTF-8, or a quoted cell does not end
     */
    public String @Nullable [] next() {
      limit.startRow();
      long begin = parser.getCurrentLineNumber() + 1;
      try {
        return rows.hasNext() ? rows.next().values() : null;
      } catch (UncheckedIOException e) {
        IOException cause = Objects.requireNonNull(e.getCause());
        throw cause instanceof CSVException
            ? problem(quotes(String.valueOf(cause.getMessage()), begin))
            : FileProblem.unreadable(file, cause);
      }
    }

    /** Explains the parser's message about double quotes. */
    private static String quotes(String message, long begin) {
      if (message.contains("EOF reached")) {
        return "a cell of the row that begins on line "
            + begin
            + " opens with a double quote that does not end";
      }
      return message.startsWith("Invalid character between")
          ? "text behind the double quote that ends a cell; within a cell it is written twice"
          : message;
    }

    public Path file() {
      return file;
    }

    /** The last line of the row read last. */
    public long line() {
      return parser.getCurrentLineNumber();
    }

    /** The error of the row read last. */
    public InputException problem(String message) {
      return new InputException(file + ": line " + parser.getCurrentLineNumber() + ": " + message);
    }

    @Override
    public void close() {
      try {
        parser.close();
      } catch (IOException e) {
        throw FileProblem.unreadable(file, e);
      }
    }
  }
}
