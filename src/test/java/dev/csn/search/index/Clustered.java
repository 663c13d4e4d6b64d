package dev.csn.search.index;

import dev.csn.attribute.Categorical;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.GalleryStore;
import dev.csn.gallery.Masks;
import dev.csn.random.Seed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Galleries of six dimensions in clusters, the first three and the last three independent. */
final class Clustered {
  static final int D = 6;
  static final List<String> CONDITIONS = List.of("left", "right");
  static final float[][] MASKS = {{1, 0.5f, 2, 0, 0, 0}, {0, 0, 0.1f, 1, 1.5f, 0.7f}};

  private Clustered() {}

  /** Items with a class, {@code row % 50}. */
  static Gallery of(int items, float[][] masks) {
    SplittableRandom random = new Seed(3).of("clusters").random();
    float[][] centers = new float[40][D];
    for (float[] center : centers) {
      for (int d = 0; d < D; d++) {
        center[d] = (float) random.nextDouble(-1, 1);
      }
    }
    float[] values = new float[items * D];
    for (int i = 0; i < items; i++) {
      float[] left = centers[random.nextInt(centers.length)];
      float[] right = centers[random.nextInt(centers.length)];
      for (int d = 0; d < D; d++) {
        float center = d < D / 2 ? left[d] : right[d];
        values[i * D + d] = center + (float) random.nextDouble(-0.2, 0.2);
      }
    }
    return of(values, masks);
  }

  /** A gallery of given embeddings. */
  static Gallery of(float[] values, float[][] masks) {
    int items = values.length / masks[0].length;
    Split[] splits = new Split[items];
    Arrays.fill(splits, Split.TEST);
    int[] codes = IntStream.range(0, items).map(i -> i % 50).toArray();
    List<String> classes = IntStream.range(0, 50).mapToObj(Integer::toString).toList();
    return new Gallery(
        new Items(
            IntStream.range(0, items).toArray(),
            splits,
            List.of(new Categorical("kind", classes, codes))),
        new Embeddings(values, masks[0].length),
        new Masks(CONDITIONS.subList(0, masks.length), masks));
  }

  /** Stores a gallery and builds its index, of a blend in one part. */
  static void build(Gallery gallery, Path directory) throws IOException {
    build(gallery, directory, GraphPlan.MAX_BLEND_ITEMS);
  }

  /** The same, of a blend in parts of so many items at most. */
  static void build(Gallery gallery, Path directory, int part) throws IOException {
    GalleryStore.write(directory.resolve("gallery"), gallery, false);
    var unused =
        IndexStore.build(
            directory.resolve("index"),
            directory.resolve("gallery"),
            gallery,
            HnswParameters.DEFAULT,
            part,
            (done, total) -> {});
  }
}
