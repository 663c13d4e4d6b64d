package dev.csn.cli;

import picocli.CommandLine.Option;

/** How a command speaks: the same flags for every verb. */
final class OutputOptions {
  /** What a result is printed as. */
  enum Format {
    text,
    json
  }

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "Print the result as text (default) or as one JSON document.")
  private Format format = Format.text;

  @Option(
      names = "--color",
      paramLabel = "auto|always|never",
      description =
          "Color in text; auto (default): where it goes to a terminal, unless NO_COLOR is set or"
              + " TERM is dumb.")
  private ColorMode color = ColorMode.auto;

  @Option(names = "--quiet", description = "No progress, no warnings.")
  private boolean quiet;

  @Option(names = "--verbose", description = "Say more, and show where an error came from.")
  private boolean verbose;

  boolean json() {
    return format == Format.json;
  }

  ColorMode color() {
    return color;
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }

  /** Read by logback.xml when the first logger is made. */
  void applyToLogging() {
    if (quiet || verbose) {
      System.setProperty("csn.log.level", verbose ? "DEBUG" : "ERROR");
    }
  }
}
