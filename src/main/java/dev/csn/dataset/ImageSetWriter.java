package dev.csn.dataset;

import dev.csn.error.ConfigurationException;
import dev.csn.image.ImageShape;
import dev.csn.io.FileProblem;
import dev.csn.io.StagedDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes a dataset directory, image by image, so that memory does not grow with it. The directory
 * appears when all is written, or not at all.
 */
public final class ImageSetWriter implements AutoCloseable {
  private final Path directory;
  private final @Nullable DatasetDescription description; // null if known only at the end
  private final boolean replace;
  private final StagedDirectory staged;
  private final DatasetFiles files;

  private ImageSetWriter(
      Path directory,
      @Nullable DatasetDescription description,
      boolean replace,
      StagedDirectory staged,
      DatasetFiles files) {
    this.directory = directory;
    this.description = description;
    this.replace = replace;
    this.staged = staged;
    this.files = files;
  }

  /**
   * Starts a dataset directory.
   *
   * @param force whether a dataset that is in the place already may be replaced
   * @throws ConfigurationException if something is there that must stay, or nothing can be written
   */
  public static ImageSetWriter create(
      Path directory, DatasetDescription description, boolean force) {
    return create(directory, description.image(), description.items().size(), description, force);
  }

  /**
   * Starts a dataset directory whose items are known only when all images have been read; they are
   * then {@link #commit(DatasetDescription) committed}.
   *
   * @param most how many images there are at most
   * @param force whether a dataset that is in the place already may be replaced
   * @throws ConfigurationException if something is there that must stay, or nothing can be written
   */
  public static ImageSetWriter create(Path directory, ImageShape shape, int most, boolean force) {
    return create(directory, shape, most, /* description= */ null, force);
  }

  @SuppressWarnings("resource") // Closed with the writer.
  private static ImageSetWriter create(
      Path directory,
      ImageShape shape,
      int most,
      @Nullable DatasetDescription description,
      boolean force) {
    boolean replace = DatasetOutput.mustReplace(directory, force);
    try {
      StagedDirectory staged = StagedDirectory.beside(directory);
      try {
        DatasetFiles files = new DatasetFiles(staged.path(), shape, most);
        return new ImageSetWriter(directory, description, replace, staged, files);
      } catch (IOException e) {
        staged.close();
        throw e;
      }
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  /**
   * Writes the next image.
   *
   * @param image uint8 [H, W, C] in C order
   * @throws ConfigurationException if it cannot be written
   */
  public void append(byte[] image) {
    try {
      files.append(image);
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  /**
   * Puts beside the images what became of their sources.
   *
   * @param json a document
   * @throws ConfigurationException if it cannot be written
   */
  public void report(byte[] json) {
    try {
      files.report(json);
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  /** Puts the directory, described when it was started, in its place. */
  public PreparedDataset commit() {
    return commit(Objects.requireNonNull(description));
  }

  /**
   * Puts the directory in its place.
   *
   * @param description of the images that were appended
   * @return what was written
   * @throws ConfigurationException if it cannot be; what was in the place is still there then
   */
  public PreparedDataset commit(DatasetDescription description) {
    try {
      DatasetFiles.Written written = files.finish(description);
      staged.commit(replace);
      return PreparedDataset.of(directory, written.json(), written.sha256());
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  /** Leaves nothing behind, unless all was committed. */
  @Override
  public void close() {
    try (staged) {
      files.close();
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  /** What to throw if a dataset cannot be written. */
  static ConfigurationException unwritable(Path directory, IOException e) {
    return FileProblem.unwritable("--output " + directory, e);
  }
}
