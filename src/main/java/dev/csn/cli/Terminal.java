package dev.csn.cli;

import dev.csn.view.text.Style;

/**
 * What text goes to. The launcher finds out and says so by properties: the shell can tell for each
 * stream, Java 17 only for all of them at once.
 *
 * @param out whether standard output is a terminal
 * @param err whether standard error is one
 * @param utf8 whether it shows UTF-8
 * @param columns its width; 0 if that is not known
 * @param plain whether the user, or the terminal's kind, says no to colours
 */
record Terminal(boolean out, boolean err, boolean utf8, int columns, boolean plain) {
  /** What standard error is; set also for lines that are drawn anew. */
  static final String ERR = "csn.terminal";

  static final String OUT = "csn.terminal.out";
  static final String UTF8 = "csn.terminal.utf8";
  static final String COLUMNS = "csn.terminal.columns";

  /** The process's own. */
  static Terminal found() {
    String noColor = System.getenv("NO_COLOR");
    return new Terminal(
        Boolean.getBoolean(OUT),
        Boolean.getBoolean(ERR),
        Boolean.getBoolean(UTF8),
        Integer.getInteger(COLUMNS, 0),
        (noColor != null && !noColor.isEmpty()) || "dumb".equals(System.getenv("TERM")));
  }

  /**
   * The style of results. Charts are as wide as the terminal, as far as lines are read well, and
   * everywhere else the same.
   */
  Style out(ColorMode mode) {
    int most = Style.PLAIN.width();
    return new Style(
        colored(mode, out), out && utf8, out && columns > 0 ? Math.min(columns, most) : most);
  }

  /** The style of progress and remarks. */
  Style err(ColorMode mode) {
    return new Style(colored(mode, err), err && utf8, Style.PLAIN.width());
  }

  private boolean colored(ColorMode mode, boolean terminal) {
    return switch (mode) {
      case always -> true;
      case never -> false;
      case auto -> terminal && !plain;
    };
  }
}
