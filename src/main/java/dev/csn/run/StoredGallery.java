package dev.csn.run;

import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.GalleryStore;
import dev.csn.gallery.ParquetGallery;
import dev.csn.io.Sha256;
import dev.csn.model.ModelDescription;
import dev.csn.search.index.GalleryIndex;
import dev.csn.search.index.IndexStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A gallery in files with its index: a run's own, or an export by its model. */
public final class StoredGallery {
  private final RunDirectory run;
  private final Path path;
  private final Path index;

  private StoredGallery(RunDirectory run, Path path, Path index) {
    this.run = run;
    this.path = path;
    this.index = index;
  }

  /** The run's own gallery: its test split. */
  public static StoredGallery of(RunDirectory run) {
    return new StoredGallery(run, run.gallery(), run.index());
  }

  /**
   * An export.
   *
   * @param export a directory that {@code csn embed} wrote by the run's model; null for the run's
   *     own gallery
   */
  public static StoredGallery of(RunDirectory run, @Nullable Path export) {
    return export == null
        ? of(run)
        : new StoredGallery(run, export, export.resolve(RunDirectory.INDEX));
  }

  /** The gallery's directory. */
  public Path path() {
    return path;
  }

  /**
   * The directory of the index, which may not exist: beside the run's gallery, or in the export.
   */
  public Path index() {
    return index;
  }

  /**
   * Reads the gallery.
   *
   * @throws InputException if there is none, it is damaged, or it comes from another model
   */
  public Gallery read() {
    if (!Files.isDirectory(path)) {
      throw new InputException(path + ": no such gallery");
    }
    if (ParquetGallery.isAt(path)) {
      throw new ConfigurationException("--gallery " + path + ": a Parquet gallery, needs --master");
    }
    ModelDescription model = run.description();
    Gallery gallery = GalleryStore.read(path, model.attributes());
    run.requireOf(model, path, gallery.masks().conditions(), gallery.masks().dimensions());
    boolean own = path.equals(run.gallery());
    if (own) {
      run.verify(GalleryStore.checksums(path));
    }
    if (!own || !run.isSealed()) {
      requireOfModel();
    }
    return gallery;
  }

  /**
   * Reads the gallery's items of a split.
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

  /**
   * Requires that the run's model embedded the gallery. Compares digests, because other models may
   * have equal masks; all models with fixed masks do.
   */
  private void requireOfModel() {
    String named =
        GalleryStore.model(path)
            .orElseThrow(
                () ->
                    new InputException(
                        String.format(
                            "%s: does not say which model embedded it, its model.sha256 is missing;"
                                + " `csn embed --run %s --output DIR` makes an export that does",
                            path, run)));
    String own = Sha256.ofInput(run.requireModel());
    if (!named.equals(own)) {
      throw new InputException(
          String.format(
              "%s: is not an export of the model of %s: of one with the SHA-256 %s..., that of %s"
                  + " is %s...; `csn embed --run %s --output DIR` makes one",
              path, run, named.substring(0, 12), run.model(), own.substring(0, 12), run));
    }
  }

  /**
   * Requires an index.
   *
   * @throws InputException if it has none
   */
  public void requireIndex() {
    IndexStore.requireThere(index, path);
  }

  /**
   * Opens the parts of the index that searches need.
   *
   * @param gallery the result of {@link #read}
   * @param conditions with a weight in any of the searches
   * @throws InputException if there is none, it is damaged, or it belongs to another gallery
   */
  public GalleryIndex open(Gallery gallery, List<String> conditions) {
    return IndexStore.open(index, path, gallery, conditions);
  }
}
