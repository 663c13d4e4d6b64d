package dev.csn.view.figure;

/**
 * Text on its way through the plotting library, which reads markup: a link in {@code <a href=..>},
 * formulas in {@code \( \)}, and which sorts. Characters that no name may hold stand for those that
 * markup begins with, and for places in an order.
 */
final class SvgText {
  private static final char LESS = '\ue000';
  private static final char BACKSLASH = '\ue001';
  private static final char FIRST_PLACE = '\ue100';
  private static final char LAST_PLACE = '\uf8ff';
  private static final char UNKNOWN = '\ufffd';

  private SvgText() {}

  /** The text on one line, without characters that an SVG cannot hold or that are not seen. */
  static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints().forEach(c -> visible.appendCodePoint(isVisible(c) ? c : UNKNOWN));
    return visible.toString();
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /** The text in a form that the library takes as it is. */
  static String shielded(String text) {
    return text.replace('<', LESS).replace('\\', BACKSLASH);
  }

  /** The text at a place in an order that the library sorts by. */
  static String placed(int place, String text) {
    return (char) (FIRST_PLACE + place) + text;
  }

  /** What {@link #shielded} or {@link #placed} was given. */
  static String restored(String text) {
    StringBuilder restored = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < FIRST_PLACE || c > LAST_PLACE) {
        restored.append(c == LESS ? '<' : c == BACKSLASH ? '\\' : c);
      }
    }
    return restored.toString();
  }
}
