package dev.csn.study;

/** Figures' names, {@code *} standing for any part of one, dots included. */
final class FigurePattern {
  private final String[] literals;

  FigurePattern(String text) {
    this.literals = text.split("\\*", -1);
  }

  /** Takes each literal where it comes first, so that many stars cost no more than few. */
  boolean matches(String figure) {
    String first = literals[0];
    String last = literals[literals.length - 1];
    if (literals.length == 1) {
      return figure.equals(first);
    }
    int end = figure.length() - last.length();
    if (!figure.startsWith(first) || !figure.endsWith(last) || end < first.length()) {
      return false;
    }
    int from = first.length();
    for (int i = 1; i < literals.length - 1; i++) {
      int found = figure.indexOf(literals[i], from);
      if (found < 0 || found + literals[i].length() > end) {
        return false;
      }
      from = found + literals[i].length();
    }
    return true;
  }
}
