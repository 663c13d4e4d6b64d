package dev.csn.source.mnist;

import dev.csn.error.InputException;
import dev.csn.io.FileProblem;
import dev.csn.io.TextLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A list of digests as {@code sha256sum} writes it: a digest and a name on each line. */
final class Sha256Sums {
  static final String FILE = "SHA256SUMS";

  private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64}) [ *](.+)");

  private static final int MAX_LINE_CHARACTERS = 10_000;
  private static final int MAX_LINES = 10_000;

  private final Path file;
  private final Map<String, String> digests;

  private Sha256Sums(Path file, Map<String, String> digests) {
    this.file = file;
    this.digests = digests;
  }

  /**
   * The list in a directory; an empty one if there is none.
   *
   * @throws InputException if a line of it is not of that form
   */
  static Sha256Sums in(Path directory) {
    Path file = directory.resolve(FILE);
    Map<String, String> digests = new HashMap<>();
    if (!Files.exists(file)) {
      return new Sha256Sums(file, digests);
    }
    try (TextLines lines = TextLines.open(file, MAX_LINE_CHARACTERS)) {
      int number = 0;
      for (String line = lines.next(); line != null; line = lines.next()) {
        number++;
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches() || number > MAX_LINES) {
          throw new InputException(
              file
                  + ": line "
                  + number
                  + (number > MAX_LINES
                      ? ": must have at most " + MAX_LINES
                      : ": must be 64 hexadecimal digits, two blanks and a name"));
        }
        digests.put(matcher.group(2), matcher.group(1));
      }
      return new Sha256Sums(file, digests);
    } catch (IOException e) {
      throw FileProblem.unreadable(file, e);
    }
  }

  /**
   * Checks a file if the list names it.
   *
   * @throws InputException if the digest differs
   */
  void check(IdxFile idx) {
    String expected = digests.get(idx.path().getFileName().toString());
    if (expected != null && !expected.equalsIgnoreCase(idx.sha256())) {
      throw new InputException(
          idx.path() + ": SHA-256 " + idx.sha256() + ", " + file + " says " + expected);
    }
  }
}
