package dev.csn.io;

/** Escapes text for XML: every character is visible, and none is markup. */
public final class Xml {
  private Xml() {}

  /**
   * The text with markup escaped, for content and for quoted attributes. Characters that XML does
   * not allow, such as control characters, become their code: {@code U+0000}.
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

  /** The characters of XML 1.0 without line breaks, control characters and direction marks. */
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
