package dev.csn.training;

import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.model.CsnNetwork;
import dev.csn.model.StepClock;
import dev.csn.model.StepPart;
import java.util.EnumMap;
import java.util.Map;

/**
 * Times the parts of training steps, without what a training does in between: evaluations,
 * checkpoints and the metrics log.
 */
public final class StepParts {
  private StepParts() {}

  /**
   * Takes steps from the start.
   *
   * @param warmUp steps that come first and do not count
   * @param steps how many then count
   * @return for every part, the seconds that it took in each step, [steps]
   */
  public static Map<StepPart, double[]> seconds(
      ExperimentConfig config, ImageSet dataset, int warmUp, int steps) {
    Batches batches = new Batches(config.training(), dataset);
    CsnNetwork network = CsnNetwork.create(config.model(), config.training(), dataset);
    Stopwatch watch = new Stopwatch(steps);
    network.observe(watch);
    for (int step = -warmUp; step < steps; step++) {
      watch.start(step);
      Batches.Prepared batch = batches.of(step + warmUp);
      watch.finished(StepPart.DATA);
      var unused = network.train(batch.images(), batch.batch().triplets());
    }
    return watch.seconds;
  }

  private static final class Stopwatch implements StepClock {
    private final Map<StepPart, double[]> seconds = new EnumMap<>(StepPart.class);
    private int step;
    private long last;

    Stopwatch(int steps) {
      for (StepPart part : StepPart.values()) {
        seconds.put(part, new double[steps]);
      }
    }

    void start(int nextStep) {
      step = nextStep;
      last = System.nanoTime();
    }

    @Override
    public void finished(StepPart part) {
      long now = System.nanoTime();
      if (step >= 0) {
        seconds.get(part)[step] += (now - last) / 1e9;
      }
      last = now;
    }
  }
}
