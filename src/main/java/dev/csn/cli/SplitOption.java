package dev.csn.cli;

import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.Option;

/** The flag {@code --split}. */
final class SplitOption {
  @Option(
      names = "--split",
      paramLabel = "S",
      completionCandidates = Labels.class,
      description = "train, validation or test (default).")
  private String split = Split.TEST.label();

  /** Candidates for shell completion. */
  private static final class Labels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Split.values()).map(Split::label).iterator();
    }
  }

  Split split() {
    return Split.find(split)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "--split '" + split + "': must be train, validation or test"));
  }
}
