package dev.csn.cli;

import dev.csn.error.Shipped;
import dev.csn.source.mnist.DigitFolder;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command of {@code scripts/example-images}; not a verb of csn. */
@Command(
    name = "scripts/example-images",
    description = "Write a folder of images with a table of their attributes, to try csn with.",
    mixinStandardHelpOptions = true,
    versionProvider = CsnCommand.Version.class)
final class ExampleImagesCommand extends Verb<Map<String, Object>> {
  @Option(names = "--source", paramLabel = "DIR", description = "MNIST (default: data/mnist).")
  private Path source = Path.of("data/mnist");

  @Option(names = "--count", paramLabel = "N", description = "Images to write (default: 1500).")
  private int count = 1500;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of sizes and missing values (default: 1).")
  private long seed = 1;

  @Parameters(
      paramLabel = "DIR",
      description = "The directory to write; must not exist or be empty.")
  private Path target;

  /** Runs a command line and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(CsnCommand.parser(new ExampleImagesCommand()).execute(arguments));
  }

  @Override
  Map<String, Object> result() {
    DigitFolder.write(source, target, count, seed);
    return Map.of("directory", target.toString(), "images", count);
  }

  @Override
  String text(Map<String, Object> result) {
    return String.format(
        "%1$s: %2$s images in images, their attributes in items.csv. Next:%n"
            + "  %3$s prepare-data images --images %1$s/images --attributes %1$s/items.csv"
            + " --types %1$s/types.json --output data/example%n",
        result.get("directory"), result.get("images"), Shipped.typed("scripts/csn"));
  }
}
