package dev.csn.cli;

import dev.csn.view.text.Style;

/**
 * The terminal that output goes to. The launcher passes it in system properties: the shell can
 * check each stream, Java 17 only all of them at once.
 *
 * @param out whether standard output is a terminal
 * @param err whether standard error is one
 * @param utf8 whether it shows UTF-8
 * @param columns its width; 0 if unknown
 * @param plain whether NO_COLOR or the kind of terminal disables color
 */
record Terminal(boolean out, boolean err, boolean utf8, int columns, boolean plain) {
  /** Whether standard error is a terminal; progress lines are then redrawn. */
  static final String ERR = "csn.terminal";

  static final String OUT = "csn.terminal.out";
  static final String UTF8 = "csn.terminal.utf8";
  static final String COLUMNS = "csn.terminal.columns";

  /** The terminal of this process. */
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
   * The style of results. Charts are as wide as the terminal, up to the width at which lines read
   * well. Outside a terminal they have that width.
   */
  Style out(OutputOptions.ColorMode mode) {
    int most = Style.PLAIN.width();
    return new Style(
        colored(mode, out), out && utf8, out && columns > 0 ? Math.min(columns, most) : most);
  }

  /** The style of progress and remarks. */
  Style err(OutputOptions.ColorMode mode) {
    return new Style(colored(mode, err), err && utf8, Style.PLAIN.width());
  }

  private boolean colored(OutputOptions.ColorMode mode, boolean terminal) {
    return switch (mode) {
      case always -> true;
      case never -> false;
      case auto -> terminal && !plain;
    };
  }
}
