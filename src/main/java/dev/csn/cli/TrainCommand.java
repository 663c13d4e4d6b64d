package dev.csn.cli;

import dev.csn.config.ConfigLoader;
import dev.csn.config.ExperimentConfig;
import dev.csn.error.ConfigurationException;
import dev.csn.run.RunDirectory;
import dev.csn.run.Runs;
import dev.csn.training.TrainingRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "train", description = "Train a network.", mixinStandardHelpOptions = true)
final class TrainCommand extends Verb<TrainingRun.Summary> {
  private static final int INTERRUPTED = 130;

  @Option(names = "--config", paramLabel = "F", description = "The configuration, JSON.")
  private Path config;

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "The run directory (default: runs/<config name>-<time>).")
  private Path run;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description = "Override one key of the configuration, such as training.margin=0.5.")
  private List<String> overrides = List.of();

  @Option(names = "--resume", description = "Go on with an interrupted run (default: the newest).")
  private boolean resume;

  @Override
  TrainingRun.Summary result() throws Exception {
    try (Interruption interruption = new Interruption();
        ProgressDisplay display = ProgressDisplay.of(output, err(), interruption)) {
      if (resume) {
        if (config != null || !overrides.isEmpty()) {
          throw new ConfigurationException(
              "--resume: goes on with the run's own configuration, without --config and --set");
        }
        return TrainingRun.resume(RunDirectory.open(run == null ? Runs.latest() : run), display);
      }
      if (config == null) {
        throw new ConfigurationException(
            "--config: missing; name a configuration, such as config/quickstart.json");
      }
      ExperimentConfig loaded = ConfigLoader.load(config, overrides);
      return TrainingRun.start(loaded, run == null ? Runs.fresh(name()) : run, display);
    }
  }

  private String name() {
    String file = String.valueOf(config.getFileName());
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  @Override
  String text(TrainingRun.Summary result) {
    return String.format(
        Locale.ROOT,
        "%s: %s after %d steps in %.1f s; best at step %d, validation triplet accuracy %.4f%n",
        result.run(),
        result.finished() ? "trained" : "interrupted",
        result.steps(),
        result.seconds(),
        result.bestStep(),
        result.bestValidation());
  }

  @Override
  int exitCode(TrainingRun.Summary result) {
    return result.finished() ? 0 : INTERRUPTED;
  }
}
