package dev.csn.run;

import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.GalleryStore;
import dev.csn.gallery.ParquetGallery;
import dev.csn.io.Sha256;
import dev.csn.model.ModelArchive;
import dev.csn.model.ModelDescription;
import dev.csn.search.index.GalleryIndex;
import dev.csn.search.index.IndexStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A gallery that is kept in files, a run's own or an export of its model, and its index. */
public final class StoredGallery {
  private static final String INDEX = "index";

  private final RunDirectory run;
  private final Path path;
  private final Path index;

  private StoredGallery(RunDirectory run, Path path, Path index) {
    this.run = run;
    this.path = path;
    this.index = index;
  }

  /** The run's test split. */
  public static StoredGallery of(RunDirectory run) {
    return new StoredGallery(run, run.gallery(), run.path().resolve(INDEX));
  }

  /**
   * An export.
   *
   * @param export what {@code csn embed} wrote, by the run's model; null for the run's test split
   */
  public static StoredGallery of(RunDirectory run, Path export) {
    return export == null ? of(run) : new StoredGallery(run, export, export.resolve(INDEX));
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Where its index is, if it has one: beside the run's gallery, or in the export. */
  public Path index() {
    return index;
  }

  /**
   * Reads it.
   *
   * @throws InputException if there is none, or it is damaged, or not the model's
   */
  public Gallery read() {
    if (!Files.isDirectory(path)) {
      throw new InputException(path + ": no such gallery");
    }
    if (ParquetGallery.isAt(path)) {
      throw new ConfigurationException(
          "--gallery " + path + ": a Parquet gallery, must be asked with --master");
    }
    ModelDescription model = run.description();
    Gallery gallery = GalleryStore.read(path, model.attributes());
    run.requireOf(model, path, gallery.masks().conditions(), gallery.masks().dimensions());
    if (isOwn()) {
      run.verify(GalleryStore.checksums(path));
    }
    if (!isOwn() || !run.isSealed()) {
      requireOfModel(model, gallery);
    }
    return gallery;
  }

  /**
   * Reads its items of a split.
   *
   * @throws InputException as {@link #read}, or if it holds none
   */
  public Gallery read(Split split) {
    Gallery gallery = read();
    int[] rows = gallery.items().rows(split);
    if (rows.length == 0) {
      throw new InputException(path + ": holds no item of the split " + split);
    }
    return new Gallery(
        gallery.items().select(rows), gallery.embeddings().select(rows), gallery.masks());
  }

  private boolean isOwn() {
    return path.equals(run.gallery());
  }

  /** Other models may have equal masks: fixed ones all have. */
  private void requireOfModel(ModelDescription model, Gallery gallery) {
    Optional<String> named = GalleryStore.model(path);
    if (named.isEmpty()) {
      requireMasksOf(model, gallery);
      return;
    }
    String own = Sha256.ofInput(run.requireModel());
    if (!named.get().equals(own)) {
      throw new InputException(
          String.format(
              "%s: is not an export of the model of %s: of one with the SHA-256 %s..., that of %s"
                  + " is %s...; `csn embed --run %s --output DIR` makes one",
              path, run, named.get().substring(0, 12), run.model(), own.substring(0, 12), run));
    }
  }

  /** A warning if the export does not say which model it is of, and was taken for the run's. */
  public Optional<String> warning() {
    boolean named = isOwn() || ParquetGallery.isAt(path) || GalleryStore.model(path).isPresent();
    return named
        ? Optional.empty()
        : Optional.of(
            path
                + ": does not say which model embedded it, as exports of earlier versions; its"
                + " masks are those of "
                + run
                + ", so it is taken for an export of that; figures of it are not kept");
  }

  private void requireMasksOf(ModelDescription model, Gallery gallery) {
    float[][] own = model.masks(ModelArchive.readMasks(run.requireModel())).active();
    if (!Arrays.deepEquals(own, gallery.masks().active())) {
      throw new InputException(
          path + ": is not an export of the model of " + run + ", its masks are others");
    }
  }

  /**
   * Makes sure that it has an index.
   *
   * @throws InputException if it has none
   */
  public void requireIndex() {
    IndexStore.requireThere(index, path);
  }

  /**
   * Opens what searches need of its index.
   *
   * @param gallery what {@link #read} gave
   * @param conditions that count in any of them
   * @throws InputException if there is none, or it is damaged, or of another gallery
   */
  public GalleryIndex open(Gallery gallery, List<String> conditions) {
    return IndexStore.open(index, path, gallery, conditions);
  }
}
