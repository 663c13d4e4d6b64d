package dev.csn.view.figure;

import dev.csn.view.text.LabelWidth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Names from outside as labels of a figure: short enough for their place, no two alike. The
 * plotting library reads markup in them (a link in {@code <a href=..>}, formulas in {@code \( \)})
 * and sorts panels by name. Characters that no name may hold stand for the first characters of
 * markup and for places in an order; {@link #restored} puts the text back.
 */
final class Label {
  /** The font size of all labels, px. */
  static final double SIZE = 12;

  private static final char LESS = '\ue000';
  private static final char BACKSLASH = '\ue001';
  private static final char FIRST_PLACE = '\ue100';
  private static final char LAST_PLACE = '\uf8ff';
  private static final char UNKNOWN = '\ufffd';

  private Label() {}

  /**
   * Labels of names.
   *
   * @param width room for a label, px
   */
  static List<String> of(List<String> names, double width) {
    Set<String> taken = new HashSet<>();
    List<String> labels = new ArrayList<>();
    for (String name : names) {
      String label = shortened(name, width);
      for (int i = 2; !taken.add(label); i++) {
        String number = " (" + i + ")";
        label = shortened(name, width - LabelWidth.of(number, SIZE)) + number;
      }
      labels.add(label);
    }
    return labels;
  }

  /** Labels of panels, which the library would sort by name otherwise. */
  static List<String> panels(List<String> names, double width) {
    List<String> labels = of(names, width);
    return IntStream.range(0, labels.size()).mapToObj(i -> placed(i, labels.get(i))).toList();
  }

  private static String shortened(String name, double width) {
    String visible = visible(name);
    return shielded(LabelWidth.fit(visible.isBlank() ? "' '" : visible, width, SIZE));
  }

  /** The text on one line, without characters that an SVG cannot hold or that are not seen. */
  private static String visible(String text) {
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

  /** The text in a form that the library does not read as markup. */
  private static String shielded(String text) {
    return text.replace('<', LESS).replace('\\', BACKSLASH);
  }

  /** The text at a place in an order that the library sorts by. */
  static String placed(int place, String text) {
    return (char) (FIRST_PLACE + place) + text;
  }

  /** The text that was given to {@link #shielded} or {@link #placed}. */
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
