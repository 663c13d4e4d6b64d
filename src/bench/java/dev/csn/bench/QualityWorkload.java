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
 * A training by a recipe, on a clock that stands still while the test split is asked whether the
 * goal is reached.
 *
 * @param config the recipe's file
 * @param overrides {@code dotted.key=value}: dataset, seed
 * @param goal per condition, the triplet accuracy on the test split that is aimed at
 * @param every how many steps lie between two looks at it
 * @param stopAtGoal whether the rest of the recipe is left out
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
