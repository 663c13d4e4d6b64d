package dev.csn.source.mnist;

import dev.csn.error.InputException;
import dev.csn.error.Shipped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** One of MNIST's two parts: images of handwritten digits and their labels. */
public final class MnistSource {
  /** The training or the test part. */
  public enum Part {
    TRAIN("train"),
    TEST("t10k");

    private final String prefix;

    Part(String prefix) {
      this.prefix = prefix;
    }
  }

  private static final int CLASSES = 10;
  private static final int MAX_IMAGE_PIXELS = 1 << 20;

  private final IdxFile images;
  private final IdxFile labels;

  private MnistSource(IdxFile images, IdxFile labels) {
    this.images = images;
    this.labels = labels;
  }

  /**
   * Reads a part's two files, gzipped or not. They are checked against {@code SHA256SUMS} if that
   * lies beside them.
   *
   * @throws InputException if one is missing or damaged, or they do not belong together
   */
  public static MnistSource read(Path directory, Part part) {
    if (!Files.isDirectory(directory)) {
      throw new InputException(
          directory
              + ": no such directory; --source names the one with MNIST's files"
              + Shipped.maybe(directory));
    }
    Sha256Sums sums = Sha256Sums.in(directory);
    IdxFile images = read(directory, part.prefix + "-images-idx3-ubyte", 3, sums);
    IdxFile labels = read(directory, part.prefix + "-labels-idx1-ubyte", 1, sums);
    if (images.shape()[0] != labels.shape()[0]) {
      throw new InputException(
          String.format(
              "%s holds %d images, %s %d labels: must be as many",
              images.path(), images.shape()[0], labels.path(), labels.shape()[0]));
    }
    if ((long) images.shape()[1] * images.shape()[2] > MAX_IMAGE_PIXELS) {
      throw new InputException(
          String.format(
              "%s: images of %dx%d: must have at most %d pixels",
              images.path(), images.shape()[1], images.shape()[2], MAX_IMAGE_PIXELS));
    }
    for (int i = 0; i < labels.values().length; i++) {
      if (labels.values()[i] < 0 || labels.values()[i] >= CLASSES) {
        throw new InputException(
            labels.path()
                + ": label "
                + i
                + " is "
                + (labels.values()[i] & 0xff)
                + ", must be 0 to 9");
      }
    }
    return new MnistSource(images, labels);
  }

  private static IdxFile read(Path directory, String name, int rank, Sha256Sums sums) {
    Path zipped = directory.resolve(name + ".gz");
    Path plain = directory.resolve(name);
    if (!Files.exists(zipped) && !Files.exists(plain)) {
      throw new InputException(directory + ": holds neither " + name + ".gz nor " + name);
    }
    IdxFile file = IdxFile.read(Files.exists(zipped) ? zipped : plain, rank);
    sums.check(file);
    return file;
  }

  /** The number of images. */
  public int size() {
    return images.shape()[0];
  }

  /** The height of every image, in pixels. */
  public int height() {
    return images.shape()[1];
  }

  /** The width of every image, in pixels. */
  public int width() {
    return images.shape()[2];
  }

  /** Shared, not to be written to: grey values, uint8 [size, height, width], 255 is ink. */
  byte[] images() {
    return images.values();
  }

  /** The digit that an image shows. */
  public int label(int image) {
    return labels.values()[image];
  }

  /** The images' file. */
  Path imagesPath() {
    return images.path();
  }

  /** The SHA-256 of the two files, by name. */
  public Map<String, String> digests() {
    return Map.of(
        images.path().getFileName().toString(), images.sha256(),
        labels.path().getFileName().toString(), labels.sha256());
  }
}
