package dev.csn.dataset;

import dev.csn.image.ImageShape;
import dev.csn.io.Json;
import dev.csn.io.Npy;
import dev.csn.io.Sha256;
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

/** Writes a dataset's files, image by image, so that memory does not grow with it. */
final class DatasetFiles implements AutoCloseable {
  private final Path directory;
  private final ImageShape shape;
  private final int most;
  private final DigestOutputStream images;
  private final Map<String, String> digests = new HashMap<>();
  private int appended;

  /** What a finished directory's {@code dataset.json} says, and its digest. */
  record Written(DatasetJson json, String sha256) {}

  /**
   * Starts to write.
   *
   * @param directory an empty one
   * @param most how many images there are at most
   */
  DatasetFiles(Path directory, ImageShape shape, int most) throws IOException {
    this.directory = directory;
    this.shape = shape;
    this.most = most;
    this.images = create(DatasetJson.IMAGES);
    images.write(header(most));
  }

  /**
   * Writes the next image.
   *
   * @param image uint8 [H, W, C] in C order
   */
  void append(byte[] image) throws IOException {
    if (image.length != shape.values() || appended == most) {
      throw new IllegalArgumentException(
          image.length + " bytes as image " + appended + " of " + most);
    }
    images.write(image);
    appended++;
  }

  /** Puts beside the images what became of their sources. */
  void report(byte[] json) throws IOException {
    Files.write(directory.resolve(DatasetJson.REPORT), json);
    digests.put(DatasetJson.REPORT, Sha256.of(json));
  }

  /** Writes all that is missing, of the images that were appended. */
  Written finish(DatasetDescription description) throws IOException {
    if (appended != description.items().size()) {
      throw new IllegalStateException(
          appended + " images of " + description.items().size() + " written");
    }
    images.close();
    ItemsFiles.write(description.items(), this::write);
    digests.put(DatasetJson.IMAGES, appended == most ? digest(images) : correctedImages());
    DatasetJson json = DatasetJson.of(description, digests);
    byte[] bytes = Json.pretty(json).getBytes(StandardCharsets.UTF_8);
    Files.write(directory.resolve(DatasetJson.FILE), bytes);
    return new Written(json, Sha256.of(bytes));
  }

  /** Says in the images' header that they are fewer; the digest of the file as it is then. */
  private String correctedImages() throws IOException {
    Path file = directory.resolve(DatasetJson.IMAGES);
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

  private void write(String name, ItemsFiles.Content content) throws IOException {
    DigestOutputStream out = create(name);
    try (out) {
      content.writeTo(out);
    }
    digests.put(name, digest(out));
  }

  private DigestOutputStream create(String file) throws IOException {
    OutputStream out = Files.newOutputStream(directory.resolve(file));
    return new DigestOutputStream(new BufferedOutputStream(out, 1 << 16), Sha256.digest());
  }

  private static String digest(DigestOutputStream out) {
    return Sha256.hex(out.getMessageDigest().digest());
  }

  @Override
  public void close() throws IOException {
    images.close();
  }
}
