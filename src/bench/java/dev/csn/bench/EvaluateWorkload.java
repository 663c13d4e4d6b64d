package dev.csn.bench;

import dev.csn.dataset.Split;
import dev.csn.evaluation.Evaluation;
import dev.csn.gallery.Gallery;
import java.util.Map;

/** Every metric of a synthetic gallery, as {@code csn evaluate} computes them. */
record EvaluateWorkload(int items, int conditions, int repeats) implements Workload {
  @Override
  public Outcome run() {
    Gallery gallery = SyntheticData.gallery(items, conditions);
    float[][] raw = gallery.masks().active();
    double[] seconds = new double[repeats];
    for (int i = 0; i < repeats; i++) {
      seconds[i] =
          Workload.seconds(() -> Evaluation.of(gallery, raw, "bench", "learned", Split.TEST));
    }
    return new Outcome(Map.of("time", Samples.of(Samples.SECONDS, seconds)));
  }
}
