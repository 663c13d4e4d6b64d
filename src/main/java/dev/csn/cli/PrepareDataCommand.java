package dev.csn.cli;

import dev.csn.config.ConfigLoader;
import dev.csn.dataset.PreparedDataset;
import dev.csn.source.mnist.ColoredMnistBuilder;
import dev.csn.source.mnist.ColoredMnistConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "prepare-data",
    description = "Build the colored-MNIST dataset, or another one with a VERB below.",
    synopsisSubcommandLabel = "[VERB]",
    footerHeading = Verb.EXAMPLES,
    footer = {
      "  csn prepare-data",
      "  csn prepare-data --limit 0 --output data/colored-mnist-full"
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      PrepareImagesCommand.class,
      PrepareFontsCommand.class,
      PrepareTripletsCommand.class,
      PrepareShardsCommand.class
    })
final class PrepareDataCommand extends Verb<PreparedDataset> {
  @Option(
      names = "--config",
      paramLabel = "F",
      description = "A JSON file with defaults of the flags below.")
  private @Nullable Path config;

  @Option(
      names = "--source",
      paramLabel = "DIR",
      description = "The directory of MNIST (default: data/mnist).")
  private @Nullable String source;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "The dataset directory (default: data/colored-mnist).")
  private @Nullable String target;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Take only the first N training images (default: 5000); 0 takes all 70,000.")
  private @Nullable Integer limit;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of colors and splits (default: 1).")
  private @Nullable Long seed;

  @Option(
      names = "--color-from",
      paramLabel = "digit:STRENGTH",
      description =
          "Make colors depend on digits: the probability, 0 (default) to 1, that an item has its"
              + " digit's own color.")
  private @Nullable String colorFrom;

  @Option(names = "--force", description = "Replace an existing dataset.")
  private boolean force;

  @Override
  PreparedDataset result() {
    ColoredMnistConfig config = config();
    PreparedDataset prepared = ColoredMnistBuilder.build(config, force);
    wrote(Path.of(config.output()));
    return prepared;
  }

  private ColoredMnistConfig config() {
    List<String> overrides = new ArrayList<>();
    add(overrides, "source", source);
    add(overrides, "output", target);
    add(overrides, "limit", limit);
    add(overrides, "seed", seed);
    add(overrides, "colorFrom", colorFrom);
    ColoredMnistConfig defaults = ColoredMnistConfig.defaults();
    return config == null
        ? ConfigLoader.override(defaults, overrides)
        : ConfigLoader.load(config, defaults, overrides);
  }

  private static void add(List<String> overrides, String key, @Nullable Object value) {
    if (value != null) {
      overrides.add(key + "=" + value);
    }
  }

  @Override
  String text(PreparedDataset result) {
    return result.summary() + "\n";
  }
}
