package dev.csn.view.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Width of text in a font that is not known here: the reader's sans-serif. Widths are those of
 * DejaVu Sans, which is wider than the other common ones, rounded up by kinds of characters.
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

  /** The text, or its beginning and end around an ellipsis if it is too wide. */
  public static String fit(String text, double width, double fontSize) {
    return fit(text, width, shown -> of(shown, fontSize));
  }

  /**
   * Fits text where the font is known.
   *
   * @param widths the width of a text
   */
  static String fit(String text, double width, ToDoubleFunction<String> widths) {
    if (widths.applyAsDouble(text) <= width) {
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
      if (widths.applyAsDouble(shorter) <= width) {
        return shorter;
      }
    }
    return ELLIPSIS;
  }

  /**
   * Text in lines, broken at blanks; a word that is too wide for a line is cut as by {@link #fit}.
   */
  static List<String> lines(String text, double width, ToDoubleFunction<String> widths) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && widths.applyAsDouble(longer) > width) {
        lines.add(fit(line, width, widths));
        longer = word;
      }
      line = longer;
    }
    lines.add(fit(line, width, widths));
    return lines;
  }
}
