package dev.csn.cli;

import dev.csn.dataset.SplitChoice;
import dev.csn.error.ConfigurationException;
import java.util.Iterator;
import picocli.CommandLine.Option;

/** The flag {@code --split} of verbs that accept {@code all}. */
final class SplitChoiceOption {
  @Option(
      names = "--split",
      paramLabel = "S",
      completionCandidates = Labels.class,
      description = "train, validation, test (default) or all.")
  private String split = "test";

  /** Candidates for shell completion. */
  private static final class Labels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return SplitChoice.labels().iterator();
    }
  }

  SplitChoice split() {
    return SplitChoice.find(split)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "--split '" + split + "': must be train, validation, test or all"));
  }
}
