package dev.csn.source.images;

import dev.csn.error.InputException;
import dev.csn.io.FileProblem;
import dev.csn.io.ForeignText;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What stands between the cells of a table: of comma, semicolon and tab the one that its first row
 * with any has most often outside quotes; a bar if that row has none of them; or what a first line
 * {@code sep=;} names, as spreadsheets write.
 */
record Separator(char character, boolean declared) {
  private static final String CANDIDATES = ",;\t|";
  private static final int BAR = 3; // also within headings, where another separates
  private static final String DECLARATION = "sep=";
  private static final int LONGEST_HEADER = 1 << 16;

  /**
   * What separates a table's cells.
   *
   * @throws InputException if it cannot be read, or names what cannot separate
   */
  static Separator of(Path table) {
    if (Files.exists(table) && !Files.isRegularFile(table) && !Files.isDirectory(table)) {
      throw new InputException(
          table + ": is a pipe or a device, must be a file, which can be read twice");
    }
    try (BufferedReader text = ForeignText.open(table)) {
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
      throw FileProblem.unreadable(table, e);
    }
  }

  private boolean separates() {
    return character != '"' && (character == '\t' || !Character.isISOControl(character));
  }

  private static Separator of(String text) {
    String first = text.lines().findFirst().orElse("");
    if (first.startsWith(DECLARATION) && first.length() == DECLARATION.length() + 1) {
      return new Separator(first.charAt(DECLARATION.length()), true);
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
    return new Separator(CANDIDATES.charAt(counts[most] == 0 && any ? BAR : most), false);
  }
}
