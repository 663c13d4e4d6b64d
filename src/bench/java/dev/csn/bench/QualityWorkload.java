package dev.csn.bench;

import dev.csn.config.ConfigLoader;
import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.ImageSetStore;
import dev.csn.dataset.Split;
import dev.csn.training.TimedTraining;
import dev.csn.training.Validation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A training whose clock stops while the test split is evaluated.
 *
 * @param config the recipe's file
 * @param overrides {@code dotted.key=value}: dataset, seed
 * @param goal triplet accuracy to reach on the test split, in [0, 1], per condition
 * @param every steps between two evaluations
 * @param stopAtGoal whether to end the training once the goal is reached
 */
record QualityWorkload(
    String config, List<String> overrides, Map<String, Double> goal, int every, boolean stopAtGoal)
    implements Workload {
  static final String TIME = "time to quality";

  @Override
  public Outcome run() {
    ExperimentConfig recipe = ConfigLoader.load(Path.of(config), overrides);
    ImageSet data = ImageSetStore.read(Path.of(recipe.dataset()));
    int steps = recipe.training().steps();
    TimedTraining training = new TimedTraining(recipe, data);
    Validation test = new Validation(training.network(), data, Split.TEST);
    Map<String, Samples> figures = new LinkedHashMap<>();
    figures.put(TIME, Samples.of(Samples.SECONDS));
    figures.put("steps to quality", Samples.of(""));
    boolean reached = false;
    double seconds = 0;
    int step = 0;
    Map<String, Double> accuracy = Map.of();
    while (step < steps && !(reached && stopAtGoal)) {
      int next = Math.min(every, steps - step);
      seconds += training.advance(next);
      step += next;
      accuracy = test.score().tripletAccuracy();
      if (!reached && meets(accuracy)) {
        reached = true;
        figures.put(TIME, Samples.of(Samples.SECONDS, seconds));
        figures.put("steps to quality", Samples.of("", step));
      }
    }
    figures.put("whole training", Samples.of(Samples.SECONDS, seconds));
    accuracy.forEach((c, share) -> figures.put("final " + c, Samples.of("", share)));
    return new Outcome(figures);
  }

  private boolean meets(Map<String, Double> accuracy) {
    return goal.entrySet().stream().allMatch(g -> accuracy.get(g.getKey()) >= g.getValue());
  }
}
