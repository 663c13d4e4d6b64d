package dev.csn.source.images;

import dev.csn.error.InputException;
import dev.csn.io.FileProblem;
import dev.csn.io.ForeignText;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The delimiter of a table's cells: of comma, semicolon and tab the one that occurs most often,
 * outside quotes, in the first row with any of them; a bar if the table has none of them; or the
 * character that a first line {@code sep=;} names, as spreadsheets write.
 */
record Delimiter(char character, boolean declared) {
  private static final String CANDIDATES = ",;\t|";
  private static final int BAR = 3; // index; headings may hold bars beside another delimiter
  private static final String DECLARATION = "sep=";
  // The first row with a delimiter is found within 64 Ki characters or not at all.
  private static final int MAX_HEADER = 1 << 16;

  /**
   * Detects the delimiter.
   *
   * @throws InputException if the table cannot be read, or names a quote or a control character
   */
  static Delimiter of(Path table) {
    if (Files.exists(table) && !Files.isRegularFile(table) && !Files.isDirectory(table)) {
      throw new InputException(
          table + ": is a pipe or a device, must be a file, which can be read twice");
    }
    try (BufferedReader text = ForeignText.open(table)) {
      char[] start = new char[MAX_HEADER];
      int length = 0;
      for (int n = 0;
          n >= 0 && length < start.length;
          n = text.read(start, length, start.length - length)) {
        length += n;
      }
      Delimiter delimiter = of(new String(start, 0, length));
      if (!delimiter.isAllowed()) {
        String must = "must be no quote and no control character but a tab";
        throw new InputException(
            table + ": line 1: separator '" + delimiter.character + "', " + must);
      }
      return delimiter;
    } catch (IOException e) {
      throw FileProblem.unreadable(table, e);
    }
  }

  private boolean isAllowed() {
    return character != '"' && (character == '\t' || !Character.isISOControl(character));
  }

  private static Delimiter of(String text) {
    String first = text.lines().findFirst().orElse("");
    if (first.startsWith(DECLARATION) && first.length() == DECLARATION.length() + 1) {
      return new Delimiter(first.charAt(DECLARATION.length()), true);
    }
    int[] counts = new int[CANDIDATES.length()];
    boolean quoted = false;
    boolean any = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (!quoted && any && (c == '\n' || c == '\r')) {
        break;
      }
      int candidate = quoted ? -1 : CANDIDATES.indexOf(c);
      if (candidate >= 0) {
        counts[candidate]++;
        any = true;
      }
    }
    int most = 0;
    for (int i = 1; i < BAR; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return new Delimiter(CANDIDATES.charAt(counts[most] == 0 && any ? BAR : most), false);
  }
}
