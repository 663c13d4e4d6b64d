package dev.csn.cli;

import dev.csn.error.ConfigurationException;
import dev.csn.io.FileProblem;
import dev.csn.retrieval.Gallery;
import dev.csn.retrieval.GalleryStore;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEmbeddings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "embed", description = "Export embeddings.", mixinStandardHelpOptions = true)
final class EmbedCommand extends RunVerb<EmbedCommand.Export> {
  @Mixin private SplitOption splitOption;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "A new directory: embeddings.npy, masks.npy, conditions.json, items.csv.")
  private Path target;

  /** What was exported. */
  record Export(String output, String split, int items, int embeddingSize, int conditions) {}

  @Override
  Export result(RunDirectory run) {
    try {
      GalleryStore.checkWritable(target, false);
      Gallery gallery = new RunEmbeddings(run).embed(splitOption.split());
      GalleryStore.write(target, gallery, false);
      return new Export(
          target.toString(),
          splitOption.split().label(),
          gallery.items().size(),
          gallery.embeddings().dimensions(),
          gallery.masks().size());
    } catch (IOException e) {
      throw new ConfigurationException(
          "--output " + target + ": cannot be written: " + FileProblem.reason(e), e);
    }
  }

  @Override
  String text(Export result) {
    return String.format(
        Locale.ROOT,
        "%s: %d embeddings of %d dimensions (split %s), %d masks%n",
        result.output(),
        result.items(),
        result.embeddingSize(),
        result.split(),
        result.conditions());
  }
}
