package dev.csn.view.text;

/** Whether a neighbour is what was looked for. */
enum Mark {
  RIGHT("+"),
  WRONG("-"),
  UNKNOWN("?");

  private final String sign;

  Mark(String sign) {
    this.sign = sign;
  }

  /** Compares an item's class with the anchor's; either is null if not known. */
  static Mark of(Object anchor, Object item) {
    if (anchor == null || item == null) {
      return UNKNOWN;
    }
    return anchor.equals(item) ? RIGHT : WRONG;
  }

  /** What the signs mean. */
  static String legend(Style style) {
    return RIGHT.in(style)
        + " of the anchor's class, "
        + WRONG.in(style)
        + " of another, "
        + UNKNOWN.in(style)
        + " not known";
  }

  /** The sign, in colour too where there is any. */
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
