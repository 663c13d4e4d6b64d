package dev.csn.cli;

import dev.csn.error.ConfigurationException;
import dev.csn.study.StudyDirectory;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Flags that name a run or a study. */
final class RunOrStudy {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "The run directory (default: runs/latest).")
  private @Nullable Path run;

  @Option(
      names = "--study",
      paramLabel = "DIR",
      description = "The directory of a study, instead of a run.")
  private @Nullable Path study;

  /**
   * The study that {@code --study} names, if it is given.
   *
   * @throws ConfigurationException if {@code --run} is given too
   * @throws dev.csn.error.InputException if there is no such study
   */
  Optional<StudyDirectory> study() {
    if (run != null && study != null) {
      throw new ConfigurationException(
          "--study " + study + ": cannot be combined with --run " + run + ", name one");
    }
    return Optional.ofNullable(study).map(StudyDirectory::open);
  }

  /** The run that {@code --run} names, by default the newest. */
  Path run() {
    CsnCommand csn = (CsnCommand) command.root().userObject();
    return run == null ? csn.runs().latest() : run;
  }
}
