package dev.csn.cli;

import dev.csn.dataset.Split;
import picocli.CommandLine.Option;

/** Which items a command is about. */
final class SplitOption {
  @Option(names = "--split", paramLabel = "S", description = "train, validation or test (default).")
  private String split = Split.TEST.label();

  Split split() {
    return Split.of(split);
  }
}
