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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes a dataset directory, image by image, so that memory does not grow with it. The directory
 * appears when all is written, or not at all.
 */
public final class ImageSetWriter implements AutoCloseable {
  private final Path directory;
  private final ImageShape shape;
  private final int most;
  private final DatasetDescription description; // null if known only at the end
  private final boolean replace;
  private final StagedDirectory staged;
  private final DigestOutputStream images;
  private final Map<String, String> digests = new HashMap<>();
  private int appended;

  private ImageSetWriter(
      Path directory,
      ImageShape shape,
      int most,
      DatasetDescription description,
      boolean replace,
      StagedDirectory staged)
      throws IOException {
    this.directory = directory;
    this.shape = shape;
    this.most = most;
    this.description = description;
    this.replace = replace;
    this.staged = staged;
    this.images = create(DatasetJson.IMAGES);
    images.write(header(most));
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
      Path directory, ImageShape shape, int most, DatasetDescription description, boolean force) {
    boolean replace = DatasetPlace.mustReplace(directory, force);
    try {
      StagedDirectory staged = StagedDirectory.beside(directory);
      try {
        return new ImageSetWriter(directory, shape, most, description, replace, staged);
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
    if (image.length != shape.values() || appended == most) {
      throw new IllegalArgumentException(
          image.length + " bytes as image " + appended + " of " + most);
    }
    try {
      images.write(image);
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
    appended++;
  }

  /**
   * Puts beside the images what became of their sources.
   *
   * @param json a document
   * @throws ConfigurationException if it cannot be written
   */
  public void report(byte[] json) {
    try {
      Files.write(staged.path().resolve(DatasetJson.REPORT), json);
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
    digests.put(DatasetJson.REPORT, Sha256.of(json));
  }

  /** Puts the directory, described when it was started, in its place. */
  public PreparedDataset commit() {
    return commit(description);
  }

  /**
   * Puts the directory in its place.
   *
   * @param description of the images that were appended
   * @return what was written
   * @throws ConfigurationException if it cannot be; what was in the place is still there then
   */
  public PreparedDataset commit(DatasetDescription description) {
    if (appended != description.items().size()) {
      throw new IllegalStateException(
          appended + " images of " + description.items().size() + " written");
    }
    try {
      images.close();
      ItemsFiles.write(description.items(), this::write);
      digests.put(DatasetJson.IMAGES, appended == most ? digest(images) : correctedImages());
      DatasetJson json = DatasetJson.of(description, digests);
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

  /** Says in the images' header that they are fewer; the digest of the file as it is then. */
  private String correctedImages() throws IOException {
    Path file = staged.path().resolve(DatasetJson.IMAGES);
    byte[] header = header(appended);
    if (header.length != header(most).length) {
      throw new IllegalStateException("headers of " + appended + " and " + most + " images differ");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(header);
      while (bytes.hasRemaining()) {
        channel.write(bytes, bytes.position());
      }
    }
    return Sha256.of(file);
  }

  private byte[] header(int count) {
    return Npy.header(
        Npy.ElementType.UINT8, count, shape.height(), shape.width(), shape.channels());
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

  private void write(String name, ItemsFiles.Content content) throws IOException {
    DigestOutputStream out = create(name);
    try (out) {
      content.writeTo(out);
    }
    digests.put(name, digest(out));
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
