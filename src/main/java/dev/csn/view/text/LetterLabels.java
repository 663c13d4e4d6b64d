package dev.csn.view.text;

import java.util.List;

/** Letters that stand for names where too many would share one line. */
public final class LetterLabels {
  /** Columns of more names would exceed the width of a line. */
  private static final int MAX_SIDE_BY_SIDE = 4;

  private static final int LETTERS = 26;

  /** The longest name that is shown whole beside its letter, where names have a column. */
  private static final int MAX_NAME = 20;

  private LetterLabels() {}

  /** Whether so many names need letters. */
  public static boolean needed(int names) {
    return names > MAX_SIDE_BY_SIDE;
  }

  /** The label of an index: a to z, then aa, ab, ... */
  public static String letter(int index) {
    String last = String.valueOf((char) ('a' + index % LETTERS));
    return index < LETTERS ? last : letter(index / LETTERS - 1) + last;
  }

  /** A name after its letter, its middle left out if it is long. */
  public static String named(int index, String name) {
    return letter(index) + " " + shortened(name, MAX_NAME);
  }

  /** A name of at most so many characters, its middle left out if it has more. */
  static String shortened(String name, int longest) {
    int half = longest / 2 - 1;
    return name.length() <= longest
        ? name
        : name.substring(0, half) + ".." + name.substring(name.length() - half);
  }

  /** The legend: each letter with its name, wrapped over lines. */
  static String legend(List<String> names) {
    WrappedList legend = new WrappedList("", "  ");
    for (int i = 0; i < names.size(); i++) {
      legend.add(letter(i) + " " + names.get(i));
    }
    return legend.toString();
  }
}
