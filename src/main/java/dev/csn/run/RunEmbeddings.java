package dev.csn.run;

import dev.csn.dataset.DatasetSummary;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.ImageSetStore;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.dataset.SplitChoice;
import dev.csn.error.InputException;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.GalleryStore;
import dev.csn.gallery.Masks;
import dev.csn.image.ImageFile;
import dev.csn.image.ImageShape;
import dev.csn.image.Pixels;
import dev.csn.io.Sha256;
import dev.csn.model.CsnNetwork;
import dev.csn.model.Embedder;
import dev.csn.model.ModelDescription;
import java.nio.file.Path;

/**
 * The embeddings of a run: those it stored, or else made now by its model. Dataset and network are
 * opened when they are first needed, so that what is stored is answered without native code.
 */
public final class RunEmbeddings {
  private final RunDirectory run;
  private ModelDescription description;
  private ImageSet dataset;
  private CsnNetwork network;
  private String modelDigest;

  public RunEmbeddings(RunDirectory run) {
    this.run = run;
  }

  /** The run whose embeddings these are. */
  public RunDirectory run() {
    return run;
  }

  /** What the run's model says of itself. */
  public ModelDescription description() {
    if (description == null) {
      description = run.description();
    }
    return description;
  }

  /** The gallery that options name. One that is asked by its index must be stored. */
  public Gallery gallery(SearchOptions options) {
    return options.export() != null || options.index()
        ? StoredGallery.of(run, options.export()).read()
        : gallery(options.split());
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

  /** The gallery of a split, embedded anew. */
  public Gallery embed(Split split) {
    return embed(new SplitChoice(split));
  }

  /** The gallery of a split or of all items, embedded anew. */
  public Gallery embed(SplitChoice split) {
    int[] rows = split.rows(dataset().items());
    if (rows.length == 0) {
      throw new InputException(run.config().dataset() + ": split " + split + " holds no item");
    }
    return new Gallery(
        dataset().items().select(rows),
        new Embedder(network(), dataset().pixels()).embed(rows),
        masks());
  }

  /** The unmasked embedding of any item of the dataset. */
  public float[] embedItem(int id) {
    return new Embedder(network(), dataset().pixels()).embedOne(id);
  }

  /** The unmasked embedding of an image file, brought into shape as the training images were. */
  public float[] embedFile(Path file) {
    ImageShape shape = description().image();
    Pixels pixels = Pixels.of(ImageFile.read(file, shape, description().imageFit()), shape);
    return new Embedder(network(), pixels).embedOne(0);
  }

  /** All items of the dataset. */
  public Items items() {
    return dataset().items();
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
   * What the dataset that the run was trained on says of itself, known without reading it.
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

  private Masks masks() {
    return network().masks();
  }

  /** The SHA-256 of the file of the model that embeds. */
  public String modelDigest() {
    var unused = network();
    return modelDigest;
  }

  private CsnNetwork network() {
    if (network == null) {
      Path file = run.requireModel();
      modelDigest = Sha256.ofInput(file);
      network = CsnNetwork.read(file);
    }
    return network;
  }
}
