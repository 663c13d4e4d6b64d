package dev.csn.dataset;

import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.image.ImageShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Seven images of 2x3 pixels, with labels that need quoting and numbers that need all digits. */
final class SmallDataset {
  static final ImageShape SHAPE = new ImageShape(2, 3, 3);
  static final int ITEMS = 7;
  static final String SOURCE_DIGEST = "ab".repeat(32);

  private SmallDataset() {}

  static Items items() {
    Split[] splits = {
      Split.TEST, Split.TRAIN, Split.TRAIN, Split.VALIDATION, Split.TRAIN, Split.TEST, Split.TRAIN
    };
    Continuous place =
        new Continuous(
            "place",
            List.of("x", "y"),
            new float[] {0, -1, 2.5f, 1e-7f, 0.1f, 3, -7, 1 / 3f, 1e30f, 5, 199, 200, 16777216, 9});
    Categorical kind =
        new Categorical(
            "kind",
            List.of("flat", "heel, high", "3", "\"Ballerina\" é"),
            new int[] {0, 1, 2, 3, 0, 1, 2});
    return new Items(new int[] {0, 1, 2, 3, 4, 5, 6}, splits, List.of(place, kind));
  }

  /** The pixels of one image: no two values alike, and some above 127. */
  static byte[] image(int item) {
    byte[] image = new byte[SHAPE.values()];
    for (int i = 0; i < image.length; i++) {
      image[i] = (byte) (item * image.length + i + 120);
    }
    return image;
  }

  static DatasetDescription description() {
    return new DatasetDescription(
        "small", SHAPE, items(), 5, Map.of("z.txt", SOURCE_DIGEST, "a.txt", SOURCE_DIGEST));
  }

  static PreparedDataset write(Path directory, boolean force) {
    return write(directory, description(), force);
  }

  /** The same images under another description of them. */
  static PreparedDataset write(Path directory, DatasetDescription description, boolean force) {
    try (ImageSetWriter writer = ImageSetWriter.create(directory, description, force)) {
      for (int item = 0; item < ITEMS; item++) {
        writer.append(image(item));
      }
      return writer.commit();
    }
  }
}
