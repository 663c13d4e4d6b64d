package dev.csn.error;

/** Escapes and shortens text from outside for a message: one line, visible characters only. */
public final class OneLine {
  private static final int MAX_LENGTH = 120; // a file name with its directories, mostly

  private OneLine() {}

  /** The text with invisible characters escaped, cut after 120 characters. */
  public static String of(String text) {
    return of(text, MAX_LENGTH);
  }

  /** The text with invisible characters escaped, cut after {@code limit} characters. */
  public static String of(String text, int limit) {
    StringBuilder line = new StringBuilder();
    text.codePoints().limit(limit).forEach(c -> append(line, c));
    return text.codePointCount(0, text.length()) > limit ? line + "..." : line.toString();
  }

  private static void append(StringBuilder line, int character) {
    switch (Character.getType(character)) {
      // With line breaks or direction marks, a value could change the message around it.
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          line.append(String.format("\\u%04x", character));
      default -> line.appendCodePoint(character);
    }
  }
}
