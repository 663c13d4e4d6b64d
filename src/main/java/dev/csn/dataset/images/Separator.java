package dev.csn.dataset.images;

import dev.csn.error.InputException;
import dev.csn.io.FileProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What stands between the cells of a table: of comma, semicolon and tab the one that its first row
 * has most often outside quotes, or what a first line {@code sep=;} names, as spreadsheets write.
 */
record Separator(char character, boolean declared) {
  private static final String CANDIDATES = ",;\t";
  private static final String DECLARATION = "sep=";
  private static final int LONGEST_HEADER = 1 << 16;

  /**
   * What separates a table's cells.
   *
   * @throws InputException if it cannot be read, or names what cannot separate
   */
  static Separator of(Path table) {
    try (BufferedReader text = Files.newBufferedReader(table)) {
      char[] start = new char[LONGEST_HEADER];
      int length = 0;
      for (int n = 0;
          n >= 0 && length < start.length;
          n = text.read(start, length, start.length - length)) {
        length += n;
      }
      Separator separator = of(new String(start, 0, length));
      if (!separator.separates()) {
        throw new InputException(
            table
                + ": line 1: separator '"
                + separator.character
                + "', must be no quote and no control character but a tab");
      }
      return separator;
    } catch (IOException e) {
      throw new InputException(table + ": " + FileProblem.reason(e), e);
    }
  }

  private boolean separates() {
    return character != '"' && (character == '\t' || !Character.isISOControl(character));
  }

  private static Separator of(String start) {
    String text = start.startsWith("\ufeff") ? start.substring(1) : start;
    String first = text.lines().findFirst().orElse("");
    if (first.startsWith(DECLARATION) && first.length() == DECLARATION.length() + 1) {
      return new Separator(first.charAt(DECLARATION.length()), true);
    }
    int[] counts = new int[CANDIDATES.length()];
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (!quoted && (c == '\n' || c == '\r')) {
        break;
      }
      int candidate = CANDIDATES.indexOf(c);
      if (!quoted && candidate >= 0) {
        counts[candidate]++;
      }
    }
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return new Separator(CANDIDATES.charAt(most), false);
  }
}
