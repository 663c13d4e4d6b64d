package dev.csn.triplet;

import dev.csn.TestConfig;
import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.config.Sampling;
import dev.csn.config.TrainingConfig;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Items of three categorical and two continuous attributes, and configurations to draw them by. */
final class SamplerData {
  private SamplerData() {}

  /** Of 90 items, every third is for validation or test. */
  static Items items() {
    SplittableRandom random = new Seed(8).random();
    List<Attribute> attributes = new ArrayList<>();
    for (String name : List.of("digit", "font", "slant")) {
      attributes.add(
          new Categorical(
              name,
              List.of("a", "b", "c", "d"),
              IntStream.range(0, 90).map(i -> random.nextInt(4)).toArray()));
    }
    attributes.add(points("color", 3, random));
    attributes.add(points("size", 1, random));
    return items(90, attributes);
  }

  private static Continuous points(String name, int size, SplittableRandom random) {
    float[] values = new float[90 * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(200);
    }
    List<String> components = IntStream.range(0, size).mapToObj(k -> "c" + k).toList();
    return new Continuous(name, components, values);
  }

  static Items items(int size, List<Attribute> attributes) {
    Split[] splits = new Split[size];
    Arrays.setAll(
        splits, i -> i % 3 != 2 ? Split.TRAIN : i % 2 == 0 ? Split.VALIDATION : Split.TEST);
    return new Items(IntStream.range(0, size).toArray(), splits, attributes);
  }

  static TrainingConfig config(
      long seed, Sampling sampling, int batchSize, String... continuousTriplets) {
    List<String> overrides =
        new ArrayList<>(
            List.of(
                "training.seed=" + seed,
                "training.sampling=" + sampling.label(),
                "training.batchSize=" + batchSize,
                "training.tripletsPerCondition=50"));
    for (String override : continuousTriplets) {
      overrides.add("training.continuousTriplets." + override);
    }
    return TestConfig.with(overrides.toArray(String[]::new)).training();
  }
}
