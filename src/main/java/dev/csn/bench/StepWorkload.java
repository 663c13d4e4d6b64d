package dev.csn.bench;

import dev.csn.config.ConfigLoader;
import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.ImageSetStore;
import dev.csn.model.StepPart;
import dev.csn.training.StepParts;
import dev.csn.training.TimedTraining;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Training steps, whole as a training takes them and by parts.
 *
 * @param dataset a dataset directory, or null for a synthetic dataset
 * @param conditions of the synthetic dataset
 * @param images of a step
 * @param warmUp steps that do not count
 * @param steps that do
 */
record StepWorkload(String dataset, int conditions, int images, int warmUp, int steps)
    implements Workload {
  /** The whole step, of which a training prepares the data beside the step before. */
  static final String STEP = "step";

  /** What is left of it without data and triplets: for comparison with a bare network's. */
  static final String BARE = "forward+backward+update";

  private static final int SYNTHETIC_ITEMS = 2000;

  @Override
  public Outcome run() throws InterruptedException {
    ImageSet data =
        dataset == null
            ? SyntheticData.inMemory(SYNTHETIC_ITEMS, conditions)
            : ImageSetStore.read(Path.of(dataset));
    ExperimentConfig config =
        ConfigLoader.override(
            ExperimentConfig.DEFAULT,
            List.of("training.batchSize=" + images, "training.steps=" + (warmUp + steps)));
    Map<String, Samples> figures = new LinkedHashMap<>();
    figures.put(STEP, whole(config, data));
    Map<StepPart, double[]> parts = StepParts.seconds(config, data, warmUp, steps);
    parts.forEach((part, seconds) -> figures.put(part.label(), Samples.milliseconds(seconds)));
    figures.put(BARE, Samples.milliseconds(bare(parts)));
    return new Outcome(figures);
  }

  private Samples whole(ExperimentConfig config, ImageSet data) throws InterruptedException {
    try (TimedTraining training = new TimedTraining(config, data)) {
      training.advance(warmUp);
      double[] seconds = new double[steps];
      for (int i = 0; i < steps; i++) {
        seconds[i] = training.advance(1);
      }
      return Samples.milliseconds(seconds);
    }
  }

  private double[] bare(Map<StepPart, double[]> parts) {
    double[] sums = new double[steps];
    for (StepPart part : List.of(StepPart.FORWARD, StepPart.BACKWARD, StepPart.UPDATE)) {
      for (int i = 0; i < steps; i++) {
        sums[i] += parts.get(part)[i];
      }
    }
    return sums;
  }
}
