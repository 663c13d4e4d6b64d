package dev.csn.cli;

import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import picocli.CommandLine.Option;

/** Which items a command is about. */
final class SplitOption {
  @Option(names = "--split", paramLabel = "S", description = "train, validation or test (default).")
  private String split = Split.TEST.label();

  Split split() {
    return Split.find(split)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "--split '" + split + "': must be train, validation or test"));
  }
}
