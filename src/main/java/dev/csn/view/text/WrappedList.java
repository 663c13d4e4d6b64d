package dev.csn.view.text;

/** A list in a text, broken into lines between its entries. */
final class WrappedList {
  /** The width of a line; only an entry that is wider by itself exceeds it. */
  static final int WIDTH = 100;

  private static final String INDENT = "  ";

  private final StringBuilder text;
  private final String separator;
  private int lineWidth;
  private boolean first = true;

  /**
   * An empty list.
   *
   * @param before beginning of the first line
   * @param separator text between entries, without its last blanks before a line break
   */
  WrappedList(String before, String separator) {
    this.text = new StringBuilder(before);
    this.separator = separator;
    this.lineWidth = TextWidth.of(before);
  }

  WrappedList add(String entry) {
    return add(entry, TextWidth.of(entry));
  }

  /** Adds an entry of a given width: escape sequences of color take no columns. */
  WrappedList add(String entry, int width) {
    if (first) {
      first = false;
    } else if (lineWidth + separator.length() + width < WIDTH) {
      text.append(separator);
      lineWidth += separator.length();
    } else {
      text.append(separator.stripTrailing()).append('\n').append(INDENT);
      lineWidth = INDENT.length();
    }
    text.append(entry);
    lineWidth += width;
    return this;
  }

  /** Whether it has no entry. */
  boolean isEmpty() {
    return first;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
