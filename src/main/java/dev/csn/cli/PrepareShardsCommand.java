package dev.csn.cli;

import dev.csn.dataset.PreparedShards;
import dev.csn.dataset.ShardsBuilder;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "shards",
    description = {
      "Split a dataset into shards: directories that can be read on their own, for work on many"
          + " machines.",
      "Every verb accepts the result as a dataset."
    },
    footerHeading = Verb.EXAMPLES,
    footer = {
      "  csn prepare-data shards --source data/colored-mnist --items 1000 \\",
      "    --output data/colored-mnist-shards"
    },
    mixinStandardHelpOptions = true)
final class PrepareShardsCommand extends Verb<PreparedShards> {
  @Option(names = "--source", paramLabel = "DATASET", required = true, description = "The dataset.")
  private Path source;

  @Option(
      names = "--items",
      paramLabel = "N",
      required = true,
      description = "Items per shard; the last may have fewer.")
  private int items;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "A new dataset directory.")
  private Path target;

  @Option(names = "--force", description = "Replace an existing dataset.")
  private boolean force;

  @Override
  PreparedShards result() {
    PreparedShards prepared = ShardsBuilder.build(source, items, target, force);
    wrote(target);
    return prepared;
  }

  @Override
  String text(PreparedShards result) {
    return result.summary() + "\n";
  }
}
