package dev.csn.view.figure;

import dev.csn.training.StepMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Made-up lines of a metrics log whose values are easily told again. */
final class Logged {
  private Logged() {}

  /** The accuracy of the c-th condition at a step. */
  static double accuracy(int step, int c) {
    return 1 - 0.4 / Math.sqrt(step) - 0.02 * c;
  }

  /** The loss at a step. */
  static double loss(int step) {
    return 2.0 / step;
  }

  /**
   * Steps 1, 2, 3, ...
   *
   * @param every how many steps are between validations
   */
  static List<StepMetrics> steps(int count, int every, List<String> conditions) {
    return steps(count, every, conditions, false);
  }

  /** Steps that have triplets of one condition each, in turn; losses of the others are 0. */
  static List<StepMetrics> turns(int count, List<String> conditions) {
    return steps(count, count, conditions, true);
  }

  private static Map<String, Double> penalties() {
    return Map.of(
        "embeddingNorm", 3.0, "maskNorm", 20.0, "maskOverlap", 0.25, "maskOrthogonality", 0.0625);
  }

  private static List<StepMetrics> steps(
      int count, int every, List<String> conditions, boolean turns) {
    List<StepMetrics> steps = new ArrayList<>();
    for (int step = 1; step <= count; step++) {
      Map<String, Long> triplets = new LinkedHashMap<>();
      Map<String, Double> triplet = new LinkedHashMap<>();
      Map<String, Double> violating = new LinkedHashMap<>();
      Map<String, Double> validation = new LinkedHashMap<>();
      for (int c = 0; c < conditions.size(); c++) {
        boolean due = !turns || (step - 1) % conditions.size() == c;
        triplets.put(conditions.get(c), due ? 7L : 0);
        triplet.put(conditions.get(c), due ? loss(step) / (c + 2) : 0);
        violating.put(conditions.get(c), due ? 1.0 / step : 0);
        validation.put(conditions.get(c), accuracy(step, c));
      }
      steps.add(
          new StepMetrics(
              step,
              step,
              0.001 / step,
              loss(step),
              triplets,
              triplet,
              violating,
              penalties(),
              step % every == 0 ? validation : null));
    }
    return steps;
  }
}
