package dev.csn.bench;

import dev.csn.attribute.AttributeSchema;
import dev.csn.dataset.Items;
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

/**
 * Embeddings of 20 dimensions in clusters, an item a thousand each. Of one condition the clusters
 * are of all dimensions; of two conditions each has half of them, with clusters that know nothing
 * of the other's, as unrelated attributes do.
 */
final class ClusteredData {
  static final int DIMENSIONS = 20;

  private static final double SPREAD = 0.3;
  private static final int ITEMS_OF_A_CLUSTER = 1000;
  private static final int LEAST_CLUSTERS = 100;
  private static final Seed SEED = new Seed(1).of("clustered data");

  private ClusteredData() {}

  /** Writes an export. */
  static void write(Path directory, int count, int conditions) throws IOException {
    GalleryStore.write(directory, gallery(count, conditions), false);
  }

  /** Reads it. */
  static Gallery read(Path directory, int conditions) {
    List<AttributeSchema> schemas = SyntheticData.items(10, conditions).schemas();
    return GalleryStore.read(directory, schemas);
  }

  static Gallery gallery(int count, int conditions) {
    Items items = SyntheticData.items(count, conditions);
    int block = DIMENSIONS / conditions;
    float[][] masks = new float[conditions][DIMENSIONS];
    for (int c = 0; c < conditions; c++) {
      Arrays.fill(masks[c], c * block, (c + 1) * block, 1);
    }
    List<String> names = items.attributes().stream().map(a -> a.name()).toList();
    return new Gallery(items, embeddings(count, block), new Masks(names, masks));
  }

  private static Embeddings embeddings(int count, int block) {
    SplittableRandom random = SEED.random();
    float[][] centers = new float[Math.max(LEAST_CLUSTERS, count / ITEMS_OF_A_CLUSTER)][DIMENSIONS];
    for (float[] center : centers) {
      for (int d = 0; d < DIMENSIONS; d++) {
        center[d] = (float) random.nextGaussian();
      }
    }
    float[] values = new float[Math.multiplyExact(count, DIMENSIONS)];
    for (int i = 0; i < count; i++) {
      float[] center = centers[0];
      for (int d = 0; d < DIMENSIONS; d++) {
        if (d % block == 0) {
          center = centers[random.nextInt(centers.length)];
        }
        values[i * DIMENSIONS + d] = center[d] + (float) (SPREAD * random.nextGaussian());
      }
    }
    return new Embeddings(values, DIMENSIONS);
  }
}
