package dev.csn.io;

/** Text from outside as it may stand in XML: every character is shown, none is markup. */
public final class Xml {
  private Xml() {}

  /**
   * The text with markup escaped, for content and for attributes in quotes of either kind.
   * Characters that XML cannot hold, such as the control characters, become their code: {@code
   * U+0000}.
   */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(escaped, c));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int character) {
    switch (character) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&#39;");
      default -> {
        if (isAllowed(character)) {
          escaped.appendCodePoint(character);
        } else {
          escaped.append(String.format("U+%04X", character));
        }
      }
    }
  }

  /** XML 1.0's characters, but for those that break lines, control or turn the text around. */
  private static boolean isAllowed(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> character != 0xfffe && character != 0xffff;
    };
  }
}
