package dev.csn.bench;

import dev.csn.gallery.Gallery;
import dev.csn.search.index.HnswParameters;
import dev.csn.search.index.IndexStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Building the index of a stored gallery, as {@code csn index} does.
 *
 * @param gallery its directory, into which the index goes
 */
record IndexBuildWorkload(String gallery, int conditions) implements Workload {
  static final String BUILD = "build";
  static final String INDEX = "index";

  @Override
  public Outcome run() throws IOException {
    Path stored = Path.of(gallery);
    Map<String, Samples> figures = new LinkedHashMap<>();
    long start = System.nanoTime();
    Gallery read = ClusteredData.read(stored, conditions);
    figures.put("reading", Samples.of(Samples.SECONDS, (System.nanoTime() - start) / 1e9));
    start = System.nanoTime();
    Map<String, Long> files =
        IndexStore.build(
            stored.resolve(INDEX), stored, read, HnswParameters.DEFAULT, (done, total) -> {});
    figures.put(BUILD, Samples.of(Samples.SECONDS, (System.nanoTime() - start) / 1e9));
    double bytes = files.values().stream().mapToLong(Long::longValue).sum();
    figures.put("files", Samples.of(Samples.MEBIBYTES, bytes / (1 << 20)));
    return new Outcome(figures);
  }
}
