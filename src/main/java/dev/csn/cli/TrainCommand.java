package dev.csn.cli;

import dev.csn.cluster.Cluster;
import dev.csn.config.ConfigLoader;
import dev.csn.config.ExperimentConfig;
import dev.csn.error.ConfigurationException;
import dev.csn.error.Shipped;
import dev.csn.run.RunDirectory;
import dev.csn.training.Rounds;
import dev.csn.training.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "train",
    description = "Train a network; Ctrl-C saves and stops.",
    footerHeading = Verb.EXAMPLES,
    footer = {
      "  csn train --config ${sys:csn.typed:-}config/quickstart.json --set training.seed=2",
      "  csn train --resume",
      "  csn train --config ${sys:csn.typed:-}config/quickstart.json \\",
      "      --set training.partitions=2 --master local[2]"
    },
    mixinStandardHelpOptions = true)
final class TrainCommand extends InterruptibleVerb<TrainingRun.Summary> {
  @Option(names = "--config", paramLabel = "F", description = "The configuration's JSON file.")
  private @Nullable Path config;

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "The run directory (default: runs/<config name>-<time>).")
  private @Nullable Path run;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description = "Override one key of the configuration, such as training.margin=0.5.")
  private List<String> overrides = List.of();

  @Option(
      names = "--resume",
      description = {
        "Continue a run (default: the newest), interrupted or finished, as if it had never"
            + " stopped.",
        "--config and --set may then change training.steps, .evaluateEvery, .checkpointEvery and"
            + " .patience. With other steps, the learning rate follows the new schedule from the"
            + " last checkpoint on."
      })
  private boolean resume;

  @Mixin private MasterOption master;

  @ParentCommand private CsnCommand csn;

  @Override
  TrainingRun.Summary result() throws Exception {
    try (ProgressDisplay display = ProgressDisplay.of(output, err())) {
      TrainingWatch watch = new TrainingWatch(csn.runs(), display, interruption());
      return resume ? resume(watch) : start(watch);
    }
  }

  private TrainingRun.Summary start(TrainingWatch watch) throws Exception {
    if (config == null) {
      throw new ConfigurationException(
          "--config: missing; name a configuration, such as "
              + Shipped.typed("config/quickstart.json"));
    }
    ExperimentConfig loaded = ConfigLoader.load(config, overrides);
    Path place = run == null ? csn.runs().fresh(CsnCommand.nameOf(config)) : run;
    return with(rounds -> TrainingRun.start(loaded, place, rounds, watch));
  }

  private TrainingRun.Summary resume(TrainingWatch watch) throws Exception {
    RunDirectory resumed = RunDirectory.open(run == null ? csn.runs().latest() : run);
    ExperimentConfig asked =
        config == null
            ? ConfigLoader.override(resumed.config(), overrides)
            : ConfigLoader.load(config, overrides);
    return with(rounds -> TrainingRun.resume(resumed, asked, rounds, watch));
  }

  private interface Training {
    TrainingRun.Summary with(Optional<Rounds.Factory> rounds) throws IOException;
  }

  private TrainingRun.Summary with(Training training) throws IOException {
    if (!master.given()) {
      return training.with(Optional.empty());
    }
    try (Cluster cluster = master.connect()) {
      return training.with(Optional.of(cluster::rounds));
    }
  }

  @Override
  String text(TrainingRun.Summary result) {
    return String.format(
        Locale.ROOT,
        "%s: %s after %d steps in %.1f s; best at step %d, validation triplet accuracy %.4f;"
            + " %,d parameters, %,d images, %,d triplets%n",
        result.run(),
        result.finished() ? "trained" : "interrupted",
        result.steps(),
        result.seconds(),
        result.bestStep(),
        result.bestValidation(),
        result.budget().parameters(),
        result.budget().images(),
        result.budget().triplets());
  }

  @Override
  int exitCode(TrainingRun.Summary result) {
    return result.finished() ? 0 : INTERRUPTED;
  }
}
