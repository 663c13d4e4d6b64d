package dev.csn.render;

/**
 * How wide text becomes in a font that is not known here: the reader's sans-serif. Widths are those
 * of DejaVu Sans, which is wider than the other common ones, rounded up by kinds of characters.
 */
public final class LabelWidth {
  private static final String NARROW = "iljI.,:;'|! ()[]frt/\\`";
  private static final String WIDE = "mwMW@%";
  private static final String ELLIPSIS = "\u2026";

  private LabelWidth() {}

  /** An upper estimate, in the unit of {@code fontSize}. */
  public static double of(String text, double fontSize) {
    return fontSize * text.codePoints().mapToDouble(LabelWidth::of).sum();
  }

  private static double of(int character) {
    if (NARROW.indexOf(character) >= 0) {
      return 0.42;
    }
    if (WIDE.indexOf(character) >= 0) {
      return 1.01;
    }
    if (Character.isUpperCase(character)) {
      return 0.8;
    }
    return character < 0x250 ? 0.65 : 1.05;
  }

  /** The text if it is no wider, else its beginning and its end around an ellipsis. */
  public static String fit(String text, double width, double fontSize) {
    if (of(text, fontSize) <= width) {
      return text;
    }
    int[] characters = text.codePoints().toArray();
    for (int kept = characters.length - 1; kept > 0; kept--) {
      int head = (kept + 1) / 2;
      int tail = kept - head;
      String shorter =
          new String(characters, 0, head)
              + ELLIPSIS
              + new String(characters, characters.length - tail, tail);
      if (of(shorter, fontSize) <= width) {
        return shorter;
      }
    }
    return ELLIPSIS;
  }
}
