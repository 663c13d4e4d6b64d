package dev.csn.view.text;

/**
 * What text may make use of where it goes. Colour only repeats what characters say.
 *
 * @param colored whether escape sequences may mark what matters
 * @param blocks whether charts may have block characters; else they are ASCII
 * @param width columns that a chart may take
 */
public record Style(boolean colored, boolean blocks, int width) {
  /** Of a file or a pipe, whatever reads it. */
  public static final Style PLAIN = new Style(false, false, WrappedList.WIDTH);

  private static final String BOLD = "1";
  private static final String RED = "31";
  private static final String GREEN = "32";
  private static final String YELLOW = "33";

  /** What names other text. */
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
