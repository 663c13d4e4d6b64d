package dev.csn.bench;

import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.random.Seed;
import dev.csn.search.ExactSearch;
import dev.csn.search.Neighbor;
import dev.csn.search.Search;
import dev.csn.search.Similarity;
import dev.csn.search.index.GalleryIndex;
import dev.csn.search.index.IndexStore;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Nearest neighbors by an index and by exact search, one query at a time, and the recall of the
 * index.
 *
 * @param gallery its directory, in which the index is
 * @param similarity as {@code csn query --condition} takes it
 * @param share fraction of the items that a filter keeps, spread evenly
 * @param candidates efSearch of each graph
 * @param queries timed queries; as many run before as a warm-up
 */
record IndexQueryWorkload(
    String gallery, int conditions, String similarity, double share, int candidates, int queries)
    implements Workload {
  static final String QUERY = "query";
  static final String EXACT = "exact";
  static final String RECALL = "recall@10";

  private static final int NEIGHBORS = 10;

  @Override
  public Outcome run() {
    Path stored = Path.of(gallery);
    Gallery read = ClusteredData.read(stored, conditions);
    Similarity asked = Similarity.parse(similarity, read.masks().conditions());
    Path directory = stored.resolve(IndexBuildWorkload.INDEX);
    long start = System.nanoTime();
    GalleryIndex index = IndexStore.open(directory, stored, read, asked.counted());
    Samples opening = Samples.milliseconds(new double[] {(System.nanoTime() - start) / 1e9});
    int items = read.items().size();
    int[] rows = share < 1 ? spread((int) (items * share)) : null;
    float[] weights = asked.weights(read.masks(), read.embeddings());
    SplittableRandom random = new Seed(1).of("queries").random();
    double[] seconds = new double[queries];
    double[] exactly = new double[queries];
    int hits = 0;
    for (int i = -queries; i < queries; i++) {
      int row = random.nextInt(items);
      Search search = new Search(asked.counted(), weights, read.embeddings().row(row), row);
      long before = System.nanoTime();
      List<Neighbor> found = index.search(search, NEIGHBORS, rows, candidates);
      long between = System.nanoTime();
      List<Neighbor> nearest = exact(read.embeddings(), search, rows);
      long after = System.nanoTime();
      if (i >= 0) {
        seconds[i] = (between - before) / 1e9;
        exactly[i] = (after - between) / 1e9;
        Set<Neighbor> both = new HashSet<>(found);
        both.retainAll(nearest);
        hits += both.size();
      }
    }
    Map<String, Samples> figures = new LinkedHashMap<>();
    figures.put("opening", opening);
    figures.put(QUERY, Samples.milliseconds(seconds));
    figures.put(EXACT, Samples.milliseconds(exactly));
    figures.put(RECALL, Samples.of("", (double) hits / queries / NEIGHBORS));
    return new Outcome(figures);
  }

  private int[] spread(int count) {
    return IntStream.range(0, count).map(i -> (int) (i / share)).toArray();
  }

  private static List<Neighbor> exact(Embeddings embeddings, Search search, int[] rows) {
    return rows == null
        ? ExactSearch.search(embeddings, search, NEIGHBORS)
        : ExactSearch.among(rows, embeddings, search, NEIGHBORS);
  }
}
