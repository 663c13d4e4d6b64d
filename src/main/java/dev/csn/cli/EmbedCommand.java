package dev.csn.cli;

import dev.csn.cluster.EmbedJob;
import dev.csn.error.ConfigurationException;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.GalleryStore;
import dev.csn.gallery.ParquetGallery;
import dev.csn.image.ImageShape;
import dev.csn.image.Pixels;
import dev.csn.io.AtomicFiles;
import dev.csn.io.FileProblem;
import dev.csn.io.Json;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEmbeddings;
import dev.csn.search.Similarity;
import dev.csn.view.projector.ProjectorFiles;
import dev.csn.view.projector.Sprite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "embed",
    description = "Export embeddings, masks and attributes for other programs.",
    footerHeading = Verb.EXAMPLES,
    footer = {
      "  csn embed --output export",
      "  csn embed --split train --output export --projector",
      "  csn embed --split all --output all",
      "  csn embed --split all --output gallery --master local[2]"
    },
    mixinStandardHelpOptions = true)
final class EmbedCommand extends RunVerb<EmbedCommand.Export> {
  private static final String SCALES = "scales.json";

  @Mixin private SplitChoiceOption splitOption;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = {
        "A new directory for embeddings.npy, masks.npy, conditions.json, scales.json (the scale of"
            + " each condition in a blend) and items.csv. With --master: items.parquet instead of"
            + " embeddings.npy and items.csv, and no scales.json."
      })
  private Path target;

  @Mixin private MasterOption master;

  @Option(
      names = "--projector",
      description = {
        "Also write the files of TensorBoard's projector: vectors, unmasked and per condition,"
            + " metadata, a sprite and a configuration."
      })
  private boolean projector;

  /** The result: the export's directory and sizes. */
  record Export(String output, String split, int items, int embeddingSize, int conditions) {}

  @Override
  Export result(RunDirectory run) {
    try {
      if (master.given()) {
        return embedOnCluster(run);
      }
      GalleryStore.checkWritable(target, false);
      RunEmbeddings embeddings = new RunEmbeddings(run);
      Gallery gallery = embeddings.embed(splitOption.split());
      byte[] scales =
          Json.pretty(Similarity.scales(gallery.masks(), gallery.embeddings()))
              .getBytes(StandardCharsets.UTF_8);
      Map<String, AtomicFiles.Content> more = new LinkedHashMap<>();
      more.put(SCALES, out -> out.write(scales));
      if (projector) {
        more.putAll(projectorFiles(gallery, embeddings.dataset().pixels()));
      }
      GalleryStore.write(target, gallery, Optional.of(embeddings.modelDigest()), more, false);
      wrote(target);
      return new Export(
          target.toString(),
          splitOption.split().label(),
          gallery.items().size(),
          gallery.embeddings().dimensions(),
          gallery.masks().size());
    } catch (IOException e) {
      throw FileProblem.unwritable("--output " + target, e);
    }
  }

  private Export embedOnCluster(RunDirectory run) throws IOException {
    if (projector) {
      throw new ConfigurationException("--projector: cannot be combined with --master");
    }
    ParquetGallery.checkWritable(target);
    EmbedJob job = EmbedJob.of(run, splitOption.split(), target);
    ParquetGallery gallery = master.let(cluster -> cluster.embed(job));
    wrote(target);
    return new Export(
        target.toString(),
        gallery.split(),
        gallery.items(),
        gallery.dimensions(),
        job.masks().size());
  }

  private Map<String, AtomicFiles.Content> projectorFiles(Gallery gallery, Pixels pixels) {
    ImageShape shape = pixels.shape();
    Sprite sprite = Sprite.of(gallery.items().size(), shape);
    if (sprite.scalesDown(shape) && !output.quiet()) {
      err()
          .printf(
              "images of %dx%d are scaled down to thumbnails of %dx%d%n",
              shape.width(), shape.height(), sprite.width(), sprite.height());
    }
    return ProjectorFiles.of(gallery, pixels, sprite);
  }

  @Override
  String text(Export result) {
    String next = projector ? "Next: tensorboard --logdir " + result.output() + "\n" : "";
    return String.format(
        Locale.ROOT,
        "%s: %d embeddings of %d dimensions (split %s), %d masks%n%s",
        result.output(),
        result.items(),
        result.embeddingSize(),
        result.split(),
        result.conditions(),
        next);
  }
}
