package dev.csn.cli;

import picocli.CommandLine.Option;

/** Output flags, which every verb has. */
final class OutputOptions {
  /** Conditions for colored text. */
  enum ColorMode {
    /** Colors text on a terminal, unless the user has disabled color. */
    auto,
    always,
    never
  }

  /** Formats of a printed result. */
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
          "Color in text; auto (default): on a terminal, unless NO_COLOR is set or TERM is dumb.")
  private ColorMode color = ColorMode.auto;

  @Option(names = "--quiet", description = "No progress, no warnings.")
  private boolean quiet;

  @Option(names = "--verbose", description = "Log more, and show an error's stack trace.")
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

  /** Sets the log level that logback.xml reads when the first logger is created. */
  void applyToLogging() {
    if (quiet || verbose) {
      System.setProperty("csn.log.level", verbose ? "DEBUG" : "ERROR");
    }
  }
}
