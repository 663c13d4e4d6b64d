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
 * Writes a dataset directory image by image, so that memory does not grow with their number. The
 * directory appears when it is complete, or not at all.
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
   * @param force whether to replace a dataset in {@code directory}
   * @throws ConfigurationException if {@code directory} must not be replaced or cannot be written
   */
  public static ImageSetWriter create(
      Path directory, DatasetDescription description, boolean force) {
    return create(directory, description.image(), description.items().size(), description, force);
  }

  /**
   * Starts a dataset directory whose items are known only after the last image: see {@link
   * #commit(DatasetDescription)}.
   *
   * @param maxImages the largest number of images to be appended
   * @param force whether to replace a dataset in {@code directory}
   * @throws ConfigurationException if {@code directory} must not be replaced or cannot be written
   */
  public static ImageSetWriter create(
      Path directory, ImageShape shape, int maxImages, boolean force) {
    return create(directory, shape, maxImages, /* description= */ null, force);
  }

  @SuppressWarnings("resource") // Closed with the writer.
  private static ImageSetWriter create(
      Path directory,
      ImageShape shape,
      int maxImages,
      @Nullable DatasetDescription description,
      boolean force) {
    boolean replace = DatasetOutput.mustReplace(directory, force);
    try {
      StagedDirectory staged = StagedDirectory.beside(directory);
      try {
        DatasetFiles files = new DatasetFiles(staged.path(), shape, maxImages);
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
   * Writes the report of used and rejected source files.
   *
   * @param json the JSON document
   * @throws ConfigurationException if it cannot be written
   */
  public void report(byte[] json) {
    try {
      files.report(json);
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  /** Completes a directory whose description was given at the start. */
  public PreparedDataset commit() {
    return commit(Objects.requireNonNull(description));
  }

  /**
   * Completes the directory and renames it into its place.
   *
   * @param description of the appended images
   * @throws ConfigurationException if that fails; a previous directory then stays in its place
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

  /** Removes all files that were not committed. */
  @Override
  public void close() {
    try (staged) {
      files.close();
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  /** The error of a dataset that cannot be written. */
  static ConfigurationException unwritable(Path directory, IOException e) {
    return FileProblem.unwritable("--output " + directory, e);
  }
}
