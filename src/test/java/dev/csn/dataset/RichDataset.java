package dev.csn.dataset;

import dev.csn.attribute.AttributeDependence;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.Ordinal;
import dev.csn.attribute.TripletAttribute;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Images of 2x3 pixels with attributes of every kind, values missing in each, names of files, a
 * fit, dependences and a report: all that a dataset directory can hold.
 */
final class RichDataset {
  static final int ITEMS = 23;

  private static final List<String> CLASSES = List.of("a", "b, c", "\"d\"");

  private RichDataset() {}

  static Items items() {
    SplittableRandom random = new SplittableRandom(4);
    Split[] splits = new Split[ITEMS];
    int[] codes = new int[ITEMS];
    float[] points = new float[2 * ITEMS];
    float[] ranks = new float[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      splits[i] = i % 2 == 0 ? Split.TRAIN : i % 4 == 1 ? Split.VALIDATION : Split.TEST;
      codes[i] = i % 5 == 0 ? Categorical.MISSING : random.nextInt(3);
      boolean known = i % 7 != 3;
      points[2 * i] = known ? (float) random.nextDouble() : Float.NaN;
      points[2 * i + 1] = known ? random.nextInt(1000) : Float.NaN;
      ranks[i] = i % 6 == 1 ? Float.NaN : random.nextInt(2);
    }
    return new Items(
        IntStream.range(0, ITEMS).toArray(),
        splits,
        List.of(
            new TripletAttribute("taste", ITEMS, triplets(splits, random)),
            new Continuous("place", List.of("x", "y"), List.of(0.5, 100.0), points),
            new Categorical("kind", CLASSES, codes),
            Ordinal.ofRanks("size", List.of("small", "large"), ranks)),
        IntStream.range(0, ITEMS).mapToObj(i -> "a folder/é " + i + ".png").toList());
  }

  /** Some about neighbors, so that shards hold some whole, and some about any items of a split. */
  private static int[] triplets(Split[] splits, SplittableRandom random) {
    int[] triplets = new int[3 * 60];
    for (int t = 0; t < triplets.length; ) {
      int anchor = random.nextInt(ITEMS);
      int reach = t % 2 == 0 ? 4 : ITEMS;
      int[] three = {anchor, anchor + random.nextInt(reach), anchor - random.nextInt(reach)};
      boolean fits =
          Arrays.stream(three).allMatch(i -> i >= 0 && i < ITEMS && splits[i] == splits[anchor])
              && Arrays.stream(three).distinct().count() == 3;
      if (fits) {
        System.arraycopy(three, 0, triplets, t, 3);
        t += 3;
      }
    }
    return triplets;
  }

  static void write(Path directory) {
    ImageShape shape = SmallDataset.SHAPE;
    DatasetDescription description =
        new DatasetDescription(
            "rich",
            shape,
            items(),
            9,
            Map.of("source.csv", SmallDataset.SOURCE_DIGEST),
            List.of(new AttributeDependence("place", "kind", 0.25)),
            ImageFit.PAD);
    SplittableRandom random = new SplittableRandom(8);
    try (ImageSetWriter writer = ImageSetWriter.create(directory, shape, ITEMS, false)) {
      for (int item = 0; item < ITEMS; item++) {
        byte[] image = new byte[shape.values()];
        random.nextBytes(image);
        writer.append(image);
      }
      writer.report("{\"rejected\": []}".getBytes(StandardCharsets.UTF_8));
      var unused = writer.commit(description);
    }
  }
}
