package dev.csn.view.figure;

import dev.csn.training.StepMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** How a study's settings did on the validation split while they were trained. */
public final class SettingCurves {
  private SettingCurves() {}

  /**
   * A curve per setting: the triplet accuracy, the mean over its conditions and its runs, at those
   * steps at which all its runs were judged.
   *
   * @param runs by setting, what each run logged
   * @return nothing if no run was judged
   */
  public static Optional<Plot> of(Map<String, List<List<StepMetrics>>> runs) {
    List<Curve> curves = new ArrayList<>();
    runs.forEach(
        (setting, ofSetting) -> {
          Curve curve = mean(setting, ofSetting);
          if (curve.x().length > 0) {
            curves.add(curve);
          }
        });
    if (curves.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CurvePlot(
                "curves",
                "Triplet accuracy on the validation split, mean over conditions and seeds",
                "training step")
            .legend("setting")
            .line(0.5, "chance 0.5")
            .line(1, "ideal 1")
            .plot("share of triplets in order (0 to 1)", curves));
  }

  private static Curve mean(String setting, List<List<StepMetrics>> runs) {
    TreeSet<Long> steps = new TreeSet<>();
    List<Map<Long, Double>> scores = new ArrayList<>();
    for (List<StepMetrics> run : runs) {
      Map<Long, Double> ofRun = new HashMap<>();
      for (StepMetrics step : run) {
        if (step.validation() != null) {
          ofRun.put(step.step(), mean(step.validation()));
        }
      }
      scores.add(ofRun);
      steps.addAll(ofRun.keySet());
    }
    scores.forEach(ofRun -> steps.retainAll(ofRun.keySet()));
    double[] y =
        steps.stream()
            .mapToDouble(
                step -> scores.stream().mapToDouble(s -> s.get(step)).average().orElseThrow())
            .toArray();
    return new Curve(setting, steps.stream().mapToDouble(Long::doubleValue).toArray(), y);
  }

  private static double mean(Map<String, Double> accuracy) {
    return accuracy.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
