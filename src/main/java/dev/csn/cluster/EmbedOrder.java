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
 * That a dataset is to be embedded: with which model, which of its items, and where to.
 *
 * @param model the bytes of the model's file
 * @param masks the model's
 * @param dataset where all machines see it, an absolute path
 * @param summary what the dataset says of itself
 * @param output where the gallery goes, a new or an empty directory
 */
public record EmbedOrder(
    byte[] model,
    Masks masks,
    Path dataset,
    DatasetSummary summary,
    SplitChoice split,
    Path output) {
  /** More parts than this cost more than they spread. */
  private static final int MOST_PARTS = 1000;

  /**
   * An order to embed what a run was trained on with its model.
   *
   * @throws InputException if the run's files are damaged, its dataset is another one by now, or
   *     there is nothing to embed
   */
  public static EmbedOrder of(RunDirectory run, SplitChoice split, Path output) {
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
    EmbedOrder order =
        new EmbedOrder(
            bytes(model),
            description.masks(ModelArchive.readMasks(model)),
            Path.of(run.config().dataset()).toAbsolutePath().normalize(),
            summary,
            split,
            output);
    if (order.items() == 0) {
      throw new InputException(run.config().dataset() + ": split " + split + " holds no item");
    }
    return order;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw FileProblem.unreadable(file, e);
    }
  }

  /** How many items are to be embedded. */
  public int items() {
    return split.split() == null ? summary.splits().total() : summary.splits().of(split.split());
  }

  /**
   * The parts of the work, in the order of their items' ids.
   *
   * @param most items of a part, more if there would be very many parts; a dataset in shards has
   *     parts of its own
   */
  public List<Shard> parts(int most) {
    int least = (summary.splits().total() - 1) / MOST_PARTS + 1;
    return ImageSetStore.shards(dataset, Math.max(most, least));
  }

  /** What the gallery says of itself. */
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
