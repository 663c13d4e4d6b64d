package dev.csn.bench;

import dev.csn.config.ConfigLoader;
import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.ImageSetStore;
import dev.csn.model.StepPart;
import dev.csn.training.StepParts;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Training steps, whole and by parts.
 *
 * @param dataset a dataset directory, or null for a synthetic dataset
 * @param conditions conditions of the synthetic dataset
 * @param images images of a step
 * @param warmUp steps before the clock starts
 * @param steps steps that are timed
 */
record StepWorkload(String dataset, int conditions, int images, int warmUp, int steps)
    implements Workload {
  /** All parts together. */
  static final String STEP = "step";

  /** The network alone, without data and triplets, for comparison with the peer's network. */
  static final String BARE = "forward+backward+update";

  private static final int SYNTHETIC_ITEMS = 2000;

  @Override
  public Outcome run() {
    ImageSet data =
        dataset == null
            ? SyntheticData.inMemory(SYNTHETIC_ITEMS, conditions)
            : ImageSetStore.read(Path.of(dataset));
    ExperimentConfig config =
        ConfigLoader.override(
            ExperimentConfig.DEFAULT,
            List.of("training.batchSize=" + images, "training.steps=" + (warmUp + steps)));
    Map<StepPart, double[]> parts = StepParts.seconds(config, data, warmUp, steps);
    Map<String, Samples> figures = new LinkedHashMap<>();
    figures.put(STEP, sum(parts, EnumSet.allOf(StepPart.class)));
    parts.forEach((part, seconds) -> figures.put(part.label(), Samples.milliseconds(seconds)));
    figures.put(BARE, sum(parts, EnumSet.of(StepPart.FORWARD, StepPart.BACKWARD, StepPart.UPDATE)));
    return new Outcome(figures);
  }

  private Samples sum(Map<StepPart, double[]> parts, Set<StepPart> of) {
    double[] sums = new double[steps];
    for (StepPart part : of) {
      for (int i = 0; i < steps; i++) {
        sums[i] += parts.get(part)[i];
      }
    }
    return Samples.milliseconds(sums);
  }
}
