package dev.csn.cluster;

import dev.csn.dataset.DatasetSummary;
import dev.csn.dataset.ImageSetStore;
import dev.csn.dataset.Shard;
import dev.csn.dataset.SplitChoice;
import dev.csn.error.InputException;
import dev.csn.gallery.Masks;
import dev.csn.gallery.ParquetGallery;
import dev.csn.io.FileProblem;
import dev.csn.io.Sha256;
import dev.csn.model.ModelArchive;
import dev.csn.model.ModelDescription;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEmbeddings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The embedding of a dataset's items into a Parquet gallery.
 *
 * @param model the bytes of the model's file
 * @param masks the model's
 * @param dataset an absolute path, the same on all machines
 * @param summary the dataset's description
 * @param output the gallery, a new or an empty directory
 */
public record EmbedJob(
    byte[] model,
    Masks masks,
    Path dataset,
    DatasetSummary summary,
    SplitChoice split,
    Path output) {
  /** Beyond this, starting a task costs more than it saves. */
  private static final int MAX_PARTS = 1000;

  /**
   * The job of embedding a run's dataset with its model.
   *
   * @throws InputException if the run's files are damaged, its dataset has changed, or the split
   *     holds no item
   */
  public static EmbedJob of(RunDirectory run, SplitChoice split, Path output) {
    DatasetSummary summary = new RunEmbeddings(run).datasetSummary();
    Path model = run.requireModel();
    ModelDescription description = ModelArchive.readDescription(model);
    if (!summary.image().equals(description.image())) {
      throw new InputException(
          run.config().dataset()
              + ": images of "
              + summary.image()
              + ", the model reads images of "
              + description.image());
    }
    ParquetGallery.requireColumns(summary.attributes());
    EmbedJob job =
        new EmbedJob(
            bytes(model),
            description.masks(ModelArchive.readMasks(model)),
            Path.of(run.config().dataset()).toAbsolutePath().normalize(),
            summary,
            split,
            output);
    if (job.items() == 0) {
      throw new InputException(run.config().dataset() + ": split " + split + " holds no item");
    }
    return job;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw FileProblem.unreadable(file, e);
    }
  }

  /** The number of items. */
  public int items() {
    return split.split() == null ? summary.splits().total() : summary.splits().of(split.split());
  }

  /**
   * The parts of the dataset, in the order of ids.
   *
   * @param maxItems items of a part, raised if there would be very many parts; a dataset in shards
   *     has parts of its own
   */
  public List<Shard> parts(int maxItems) {
    int least = (summary.splits().total() - 1) / MAX_PARTS + 1;
    return ImageSetStore.shards(dataset, Math.max(maxItems, least));
  }

  /** The gallery's description. */
  public ParquetGallery gallery() {
    return new ParquetGallery(
        items(),
        masks.dimensions(),
        split.label(),
        summary.attributes(),
        Sha256.of(model),
        summary.sha256());
  }
}
