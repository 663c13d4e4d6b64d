package dev.csn.view.text;

import org.jspecify.annotations.Nullable;

/** Whether a neighbor is relevant under a condition. */
public enum Mark {
  RIGHT("+", "right", "✓"),
  WRONG("-", "wrong", "✗"),
  /** The attribute of one of the two is not known, or has no values. */
  UNKNOWN("?", "unknown", "");

  private final String sign;
  private final String word;
  private final String tick;

  Mark(String sign, String word, String tick) {
    this.sign = sign;
    this.word = word;
    this.tick = tick;
  }

  /** The word for readers who do not see the tick; also the class of the page's element. */
  public String word() {
    return word;
  }

  /** The page's sign beside the color, for readers who do not tell colors apart. */
  public String tick() {
    return tick;
  }

  /** Compares an item's class with the anchor's; null is an unknown class. */
  static Mark of(@Nullable Object anchor, @Nullable Object item) {
    if (anchor == null || item == null) {
      return UNKNOWN;
    }
    return anchor.equals(item) ? RIGHT : WRONG;
  }

  /** Explains the signs. */
  static String legend(Style style) {
    return RIGHT.in(style)
        + " of the anchor's class, "
        + WRONG.in(style)
        + " of another, "
        + UNKNOWN.in(style)
        + " not known";
  }

  /** The sign of a text, colored if the style is. */
  String in(Style style) {
    return switch (this) {
      case RIGHT -> style.good(sign);
      case WRONG -> style.bad(sign);
      case UNKNOWN -> sign;
    };
  }

  @Override
  public String toString() {
    return sign;
  }
}
