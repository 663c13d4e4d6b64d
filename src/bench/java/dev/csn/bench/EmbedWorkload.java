package dev.csn.bench;

import dev.csn.config.ModelConfig;
import dev.csn.config.TrainingConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.ImageSetStore;
import dev.csn.model.CsnNetwork;
import dev.csn.model.Embedder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Embedding all of a stored dataset.
 *
 * @param dataset its directory
 * @param repeats how many times
 */
record EmbedWorkload(String dataset, int repeats) implements Workload {
  static final String TIME = "time";
  static final String THROUGHPUT = "throughput";

  private static final int WARM_UP = 1000;

  @Override
  public Outcome run() {
    ImageSet data = ImageSetStore.read(Path.of(dataset));
    CsnNetwork network = CsnNetwork.create(ModelConfig.DEFAULT, TrainingConfig.DEFAULT, data);
    Embedder embedder = new Embedder(network, data.pixels());
    int[] rows = IntStream.range(0, data.size()).toArray();
    var unused = embedder.embed(Arrays.copyOf(rows, Math.min(WARM_UP, rows.length)));
    double[] seconds = new double[repeats];
    for (int i = 0; i < repeats; i++) {
      seconds[i] = Workload.seconds(() -> embedder.embed(rows));
    }
    Map<String, Samples> figures = new LinkedHashMap<>();
    figures.put(TIME, Samples.of(Samples.SECONDS, seconds));
    figures.put(
        THROUGHPUT,
        Samples.of(
            Samples.PER_SECOND, DoubleStream.of(seconds).map(s -> data.size() / s).toArray()));
    return new Outcome(figures);
  }
}
