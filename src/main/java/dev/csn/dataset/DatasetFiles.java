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

/** Writes a dataset's files image by image, so that memory does not grow with their number. */
final class DatasetFiles implements AutoCloseable {
  private final Path directory;
  private final ImageShape shape;
  private final int maxImages;
  private final DigestOutputStream images;
  private final Map<String, String> digests = new HashMap<>();
  private int appended;

  /** The content of a finished {@code dataset.json}, and its digest. */
  record Written(DatasetJson json, String sha256) {}

  /**
   * Starts to write.
   *
   * @param directory an empty directory
   * @param maxImages the largest number of images to be appended
   */
  DatasetFiles(Path directory, ImageShape shape, int maxImages) throws IOException {
    this.directory = directory;
    this.shape = shape;
    this.maxImages = maxImages;
    this.images = create(DatasetJson.IMAGES);
    images.write(header(maxImages));
  }

  /**
   * Writes the next image.
   *
   * @param image uint8 [H, W, C] in C order
   */
  void append(byte[] image) throws IOException {
    if (image.length != shape.values() || appended == maxImages) {
      throw new IllegalArgumentException(
          image.length + " bytes as image " + appended + " of " + maxImages);
    }
    images.write(image);
    appended++;
  }

  /** Writes the report of used and rejected source files. */
  void report(byte[] json) throws IOException {
    Files.write(directory.resolve(DatasetJson.REPORT), json);
    digests.put(DatasetJson.REPORT, Sha256.of(json));
  }

  /** Writes the items and {@code dataset.json} of the appended images. */
  Written finish(DatasetDescription description) throws IOException {
    if (appended != description.items().size()) {
      throw new IllegalStateException(
          appended + " images of " + description.items().size() + " written");
    }
    images.close();
    ItemsFiles.write(description.items(), this::write);
    digests.put(DatasetJson.IMAGES, appended == maxImages ? digest(images) : correctedImages());
    DatasetJson json = DatasetJson.of(description, digests);
    byte[] bytes = Json.pretty(json).getBytes(StandardCharsets.UTF_8);
    Files.write(directory.resolve(DatasetJson.FILE), bytes);
    return new Written(json, Sha256.of(bytes));
  }

  /** Corrects the number of images in the header, and returns the new digest of the file. */
  private String correctedImages() throws IOException {
    Path file = directory.resolve(DatasetJson.IMAGES);
    byte[] header = header(appended);
    if (header.length != header(maxImages).length) {
      throw new IllegalStateException(
          "headers of " + appended + " and " + maxImages + " images differ");
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
