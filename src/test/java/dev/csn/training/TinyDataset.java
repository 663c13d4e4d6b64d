package dev.csn.training;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.image.ImageShape;
import dev.csn.image.Pixels;
import dev.csn.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Images of 8x8 grey pixels with stripes one way, the other way, or both, more or less bright. */
final class TinyDataset {
  static final ImageShape SHAPE = new ImageShape(8, 8, 1);

  private TinyDataset() {}

  /** 36 images to train on, 12 for validation, 12 for tests. */
  static ImageSet of60() {
    Split[] splits = new Split[60];
    Arrays.setAll(
        splits, i -> i % 5 < 3 ? Split.TRAIN : i % 5 == 3 ? Split.VALIDATION : Split.TEST);
    return withSplits(splits);
  }

  static ImageSet withSplits(Split... splits) {
    int size = splits.length;
    SplittableRandom random = new Seed(41).random();
    int[] codes = IntStream.range(0, size).map(i -> random.nextInt(3)).toArray();
    float[] levels = new float[size];
    byte[] pixels = new byte[size * SHAPE.values()];
    for (int i = 0; i < size; i++) {
      levels[i] = 50 + random.nextInt(200);
      for (int p = 0; p < SHAPE.values(); p++) {
        int stripe = codes[i] == 0 ? p % 8 : codes[i] == 1 ? p / 8 : p % 8 + p / 8;
        int noise = random.nextInt(6);
        pixels[i * SHAPE.values() + p] = (byte) (stripe % 4 < 2 ? levels[i] + noise : noise);
      }
    }
    List<Attribute> attributes =
        List.of(
            new Categorical("stripes", List.of("up", "across", "slanted"), codes),
            new Continuous("level", List.of("grey"), levels));
    Items items = new Items(IntStream.range(0, size).toArray(), splits, attributes);
    return new ImageSet("tiny", Pixels.of(pixels, SHAPE), items, "0".repeat(64));
  }
}
