package dev.csn.run;

import dev.csn.dataset.DatasetSummary;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.ImageSetStore;
import dev.csn.dataset.Split;
import dev.csn.dataset.SplitChoice;
import dev.csn.error.InputException;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.GalleryStore;
import dev.csn.image.ImageFile;
import dev.csn.image.ImageShape;
import dev.csn.image.Pixels;
import dev.csn.io.Sha256;
import dev.csn.model.CsnNetwork;
import dev.csn.model.Embedder;
import dev.csn.model.ModelDescription;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The embeddings of a run, stored ones or else computed by its model. Dataset and network are
 * opened when first needed, so that stored embeddings are read without native code.
 */
public final class RunEmbeddings {
  private final RunDirectory run;
  private @Nullable ModelDescription description;
  private @Nullable ImageSet dataset;
  private @Nullable Model model;

  /** The network of a run, with the SHA-256 of the file that it was read from. */
  private record Model(CsnNetwork network, String sha256) {}

  public RunEmbeddings(RunDirectory run) {
    this.run = run;
  }

  /** The run whose embeddings these are. */
  public RunDirectory run() {
    return run;
  }

  /** The description of the run's model, read without native code. */
  public ModelDescription description() {
    if (description == null) {
      description = run.description();
    }
    return description;
  }

  /** The gallery of a split. */
  public Gallery gallery(Split split) {
    if (split == Split.TEST) {
      if (run.hasGallery()) {
        return StoredGallery.of(run).read();
      }
      run.requireNeverThere(GalleryStore.checksums(run.gallery()));
    }
    return embed(split);
  }

  /** Embeds a split, even if its embeddings are stored. */
  public Gallery embed(Split split) {
    return embed(new SplitChoice(split));
  }

  /** Embeds a split or all items, even if embeddings are stored. */
  public Gallery embed(SplitChoice split) {
    int[] rows = split.rows(dataset().items());
    if (rows.length == 0) {
      throw new InputException(run.config().dataset() + ": split " + split + " holds no item");
    }
    return new Gallery(
        dataset().items().select(rows),
        new Embedder(model().network(), dataset().pixels()).embed(rows),
        model().network().masks());
  }

  /** The unmasked embedding of any item of the dataset. */
  public float[] embedItem(int id) {
    return new Embedder(model().network(), dataset().pixels()).embedOne(id);
  }

  /** The unmasked embedding of an image file, which is fitted as the training images were. */
  public float[] embedFile(Path file) {
    ImageShape shape = description().image();
    Pixels pixels = Pixels.of(ImageFile.read(file, shape, description().imageFit()), shape);
    return new Embedder(model().network(), pixels).embedOne(0);
  }

  /**
   * The dataset that the run was trained on.
   *
   * @throws InputException if it is another one by now
   */
  public ImageSet dataset() {
    if (dataset == null) {
      ImageSet found = ImageSetStore.read(Path.of(run.config().dataset()));
      requireTrainedOn(found.sha256());
      dataset = found;
    }
    return dataset;
  }

  /**
   * The summary of the dataset that the run was trained on, without reading the images.
   *
   * @throws InputException if it is another one by now
   */
  public DatasetSummary datasetSummary() {
    DatasetSummary found = ImageSetStore.summary(Path.of(run.config().dataset()));
    requireTrainedOn(found.sha256());
    return found;
  }

  private void requireTrainedOn(String found) {
    String expected = run.provenance().dataset().sha256();
    if (!found.equals(expected)) {
      throw new InputException(
          run.config().dataset()
              + ": is not the dataset that "
              + run
              + " was trained on (its SHA-256 is "
              + found.substring(0, 12)
              + "..., expected "
              + expected.substring(0, Math.min(12, expected.length()))
              + "...)");
    }
  }

  /** The SHA-256 of the model's file. */
  public String modelDigest() {
    return model().sha256();
  }

  private Model model() {
    if (model == null) {
      Path file = run.requireModel();
      String sha256 = Sha256.ofInput(file);
      model = new Model(CsnNetwork.read(file), sha256);
    }
    return model;
  }
}
