package dev.csn.bench;

import dev.csn.gallery.Embeddings;
import dev.csn.random.Seed;
import dev.csn.search.ExactSearch;
import dev.csn.search.Search;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Nearest neighbors among embeddings in memory, one query at a time.
 *
 * @param items embeddings to search
 * @param queries timed queries; a quarter as many run before as a warm-up
 */
record SearchWorkload(int items, int queries) implements Workload {
  static final String QUERY = "query";

  private static final int NEIGHBORS = 10;

  @Override
  public Outcome run() {
    Embeddings embeddings = SyntheticData.embeddings(items);
    float[] weights = new float[embeddings.dimensions()];
    Arrays.fill(weights, 1); // No mask: dimensions of weight 0 would be skipped.
    SplittableRandom random = new Seed(1).of("queries").random();
    double[] seconds = new double[queries];
    for (int i = -queries / 4; i < queries; i++) {
      float[] query = embeddings.row(random.nextInt(items));
      double spent =
          Workload.seconds(
              () ->
                  ExactSearch.search(
                      embeddings, new Search(weights, query, Search.NONE), NEIGHBORS));
      if (i >= 0) {
        seconds[i] = spent;
      }
    }
    return new Outcome(Map.of(QUERY, Samples.milliseconds(seconds)));
  }
}
