package dev.csn.view.text;

/**
 * Abilities of the output. Color only repeats the meaning of characters.
 *
 * @param colored whether escape sequences may color text
 * @param blocks whether charts may use block characters instead of ASCII
 * @param width columns that a chart may take
 */
public record Style(boolean colored, boolean blocks, int width) {
  /** The style of a file or a pipe. */
  public static final Style PLAIN = new Style(false, false, WrappedList.WIDTH);

  private static final String BOLD = "1";
  private static final String RED = "31";
  private static final String GREEN = "32";
  private static final String YELLOW = "33";

  /** Marks a heading. */
  public String heading(String text) {
    return sequence(BOLD, text);
  }

  public String good(String text) {
    return sequence(GREEN, text);
  }

  public String bad(String text) {
    return sequence(RED, text);
  }

  public String warning(String text) {
    return sequence(YELLOW, text);
  }

  private String sequence(String code, String text) {
    return colored && !text.isEmpty() ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
