package dev.csn.plot;

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
    List<StepMetrics> steps = new ArrayList<>();
    for (int step = 1; step <= count; step++) {
      Map<String, Double> triplet = new LinkedHashMap<>();
      Map<String, Double> violating = new LinkedHashMap<>();
      Map<String, Double> validation = new LinkedHashMap<>();
      for (int c = 0; c < conditions.size(); c++) {
        triplet.put(conditions.get(c), loss(step) / (c + 2));
        violating.put(conditions.get(c), 1.0 / step);
        validation.put(conditions.get(c), accuracy(step, c));
      }
      steps.add(
          new StepMetrics(
              step,
              step,
              0.001 / step,
              loss(step),
              triplet,
              violating,
              3,
              20,
              0.25,
              0.0625,
              step % every == 0 ? validation : null));
    }
    return steps;
  }
}
