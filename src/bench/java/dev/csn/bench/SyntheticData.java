package dev.csn.bench;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.config.ModelConfig;
import dev.csn.dataset.DatasetDescription;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.ImageSetWriter;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import dev.csn.image.ImageShape;
import dev.csn.image.Pixels;
import dev.csn.random.Seed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Data of any size with any number of conditions: every other attribute has ten classes, the rest
 * are points in R^3. Pixels, attributes and embeddings are noise: how long work takes does not
 * depend on what is in them.
 */
final class SyntheticData {
  private static final ImageShape SHAPE = new ImageShape(28, 28, 3);
  private static final int DIMENSIONS = ModelConfig.DEFAULT.embeddingSize();
  private static final List<String> CLASSES =
      IntStream.range(0, 10).mapToObj(Integer::toString).toList();
  private static final Seed SEED = new Seed(1).of("synthetic data");

  private SyntheticData() {}

  /** Attributes and splits, the latter of 50, 30 and 20 %. */
  static Items items(int count, int conditions) {
    Split[] splits = new Split[count];
    for (int i = 0; i < count; i++) {
      splits[i] = i % 10 < 5 ? Split.TRAIN : i % 10 < 8 ? Split.VALIDATION : Split.TEST;
    }
    List<Attribute> attributes = new ArrayList<>();
    for (int c = 0; c < conditions; c++) {
      SplittableRandom random = SEED.of("attributes").at(c).random();
      attributes.add(
          c % 2 == 0
              ? new Continuous("point" + c, List.of("x", "y", "z"), noise(random, count * 3))
              : new Categorical("kind" + c, CLASSES, random.ints(count, 0, 10).toArray()));
    }
    return new Items(IntStream.range(0, count).toArray(), splits, attributes);
  }

  /** A dataset that no file holds. */
  static ImageSet inMemory(int count, int conditions) {
    byte[] values = new byte[count * SHAPE.values()];
    SEED.of("pixels").random().nextBytes(values);
    return new ImageSet(
        "synthetic", Pixels.of(values, SHAPE), items(count, conditions), "0".repeat(64));
  }

  /** Writes a dataset directory. */
  static void write(Path directory, int count, int conditions) {
    DatasetDescription description =
        new DatasetDescription("synthetic", SHAPE, items(count, conditions), 1, Map.of());
    SplittableRandom random = SEED.of("pixels").random();
    try (ImageSetWriter writer = ImageSetWriter.create(directory, description, false)) {
      byte[] image = new byte[SHAPE.values()];
      for (int i = 0; i < count; i++) {
        random.nextBytes(image);
        writer.append(image);
      }
      var unused = writer.commit();
    }
  }

  static Embeddings embeddings(int count) {
    SplittableRandom random = SEED.of("embeddings").random();
    return new Embeddings(noise(random, Math.multiplyExact(count, DIMENSIONS)), DIMENSIONS);
  }

  static Gallery gallery(int count, int conditions) {
    Items items = items(count, conditions);
    float[][] masks = new float[conditions][];
    for (int c = 0; c < conditions; c++) {
      masks[c] = noise(SEED.of("masks").at(c).random(), DIMENSIONS);
    }
    List<String> names = items.attributes().stream().map(Attribute::name).toList();
    return new Gallery(items, embeddings(count), new Masks(names, masks));
  }

  private static float[] noise(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return values;
  }
}
