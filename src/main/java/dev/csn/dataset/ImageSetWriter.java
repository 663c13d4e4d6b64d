package dev.csn.dataset;

import dev.csn.error.ConfigurationException;
import dev.csn.io.FileProblem;
import dev.csn.io.Json;
import dev.csn.io.Npy;
import dev.csn.io.Sha256;
import dev.csn.io.StagedDirectory;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.Map;

/**
 * Writes a dataset directory, image by image, so that memory does not grow with it. The directory
 * appears when all is written, or not at all.
 */
public final class ImageSetWriter implements AutoCloseable {
  private final Path directory;
  private final DatasetDescription description;
  private final boolean replace;
  private final StagedDirectory staged;
  private final DigestOutputStream images;
  private int appended;

  private ImageSetWriter(
      Path directory, DatasetDescription description, boolean replace, StagedDirectory staged)
      throws IOException {
    this.directory = directory;
    this.description = description;
    this.replace = replace;
    this.staged = staged;
    this.images = create(DatasetJson.IMAGES);
    ImageShape shape = description.image();
    images.write(
        Npy.header(
            Npy.ElementType.UINT8,
            description.items().size(),
            shape.height(),
            shape.width(),
            shape.channels()));
  }

  /**
   * Starts a dataset directory.
   *
   * @param force whether a dataset that is in the place already may be replaced
   * @throws ConfigurationException if something is there that must stay, or nothing can be written
   */
  @SuppressWarnings("resource") // Closed with the writer.
  public static ImageSetWriter create(
      Path directory, DatasetDescription description, boolean force) {
    boolean replace = DatasetPlace.mustReplace(directory, force);
    try {
      StagedDirectory staged = StagedDirectory.beside(directory);
      try {
        return new ImageSetWriter(directory, description, replace, staged);
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
    if (image.length != description.image().values() || appended == description.items().size()) {
      throw new IllegalArgumentException(
          image.length + " bytes as image " + appended + " of " + description.items().size());
    }
    try {
      images.write(image);
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
    appended++;
  }

  /**
   * Puts the directory in its place.
   *
   * @return what was written
   * @throws ConfigurationException if it cannot be; what was in the place is still there then
   */
  public PreparedDataset commit() {
    if (appended != description.items().size()) {
      throw new IllegalStateException(
          appended + " images of " + description.items().size() + " written");
    }
    try {
      images.close();
      DigestOutputStream items = create(DatasetJson.ITEMS);
      try (items) {
        ItemsCsv.write(items, description.items());
      }
      Map<String, String> files =
          Map.of(DatasetJson.IMAGES, digest(images), DatasetJson.ITEMS, digest(items));
      DatasetJson json = DatasetJson.of(description, files);
      byte[] bytes = Json.pretty(json).getBytes(StandardCharsets.UTF_8);
      Files.write(staged.path().resolve(DatasetJson.FILE), bytes);
      if (replace) {
        staged.commitReplacing();
      } else {
        staged.commit();
      }
      return PreparedDataset.of(directory, json, Sha256.of(bytes));
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  /** Leaves nothing behind, unless all was committed. */
  @Override
  public void close() {
    try (staged) {
      images.close();
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  private DigestOutputStream create(String file) throws IOException {
    OutputStream out = Files.newOutputStream(staged.path().resolve(file));
    return new DigestOutputStream(new BufferedOutputStream(out, 1 << 16), Sha256.digest());
  }

  private static String digest(DigestOutputStream out) {
    return Sha256.hex(out.getMessageDigest().digest());
  }

  private static ConfigurationException unwritable(Path directory, IOException e) {
    return new ConfigurationException(
        "--output " + directory + ": cannot be written: " + FileProblem.reason(e), e);
  }
}
