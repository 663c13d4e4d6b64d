package dev.csn.error;

/** Text from outside as it may stand in a message: on one line, visible, not too long. */
public final class OneLine {
  private static final int LIMIT = 120;

  private OneLine() {}

  /** The text with invisible characters escaped, cut after 120 characters. */
  public static String of(String text) {
    return of(text, LIMIT);
  }

  /** The text with invisible characters escaped, cut after {@code limit} characters. */
  public static String of(String text, int limit) {
    StringBuilder line = new StringBuilder();
    text.codePoints().limit(limit).forEach(c -> append(line, c));
    return text.codePointCount(0, text.length()) > limit ? line + "..." : line.toString();
  }

  private static void append(StringBuilder line, int character) {
    switch (Character.getType(character)) {
      // Line breaks and direction marks would let a value rewrite the message around it.
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
