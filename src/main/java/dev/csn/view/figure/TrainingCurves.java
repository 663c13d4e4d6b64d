package dev.csn.view.figure;

import dev.csn.model.loss.Penalty;
import dev.csn.training.StepMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The metrics that a training logged, by step. Above 120 steps a point is the mean of consecutive
 * steps.
 */
public final class TrainingCurves {
  private final List<StepMetrics> steps;
  private final int grouped;

  private TrainingCurves(List<StepMetrics> steps) {
    this.steps = steps;
    this.grouped = Curve.width(steps.size());
  }

  /**
   * The figures of a run, in the order of reading: loss, triplets that violate the margin,
   * penalties, accuracy on the validation split if it was measured, learning rate.
   *
   * @param steps at least one, with the same conditions in all
   */
  public static List<Plot> of(List<StepMetrics> steps) {
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("no steps");
    }
    TrainingCurves curves = new TrainingCurves(List.copyOf(steps));
    List<Plot> plots = new ArrayList<>();
    plots.add(curves.loss());
    plots.add(curves.violating());
    plots.add(curves.penalties());
    if (steps.stream().anyMatch(step -> step.validation() != null)) {
      plots.add(curves.accuracy());
    }
    plots.add(curves.learningRate());
    return plots;
  }

  private Plot loss() {
    List<Curve> curves = new ArrayList<>();
    // Conditions first, so that each has one color in all figures.
    curves.addAll(byCondition(StepMetrics::triplet));
    curves.add(byStep("all, as minimized", StepMetrics::loss));
    return new CurvePlot("training-loss", "Loss by training step", stepAxis())
        .legend("loss")
        .plot("loss (dimensionless)", curves);
  }

  private Plot violating() {
    return new CurvePlot(
            "training-violating", "Triplets that violate the margin, by training step", stepAxis())
        .legend("condition")
        .plot("share of the batch's triplets (0 to 1)", byCondition(StepMetrics::violating));
  }

  private Plot penalties() {
    return new CurvePlot("training-penalties", "Penalized terms", stepAxis())
        .panels(
            "dimensionless, before the penalty's weight",
            Arrays.stream(Penalty.values())
                .map(p -> byStep(p.title(), step -> step.penalties().get(p.key())))
                .toList());
  }

  private Plot accuracy() {
    List<Map<String, Double>> accuracies = new ArrayList<>();
    List<Long> at = new ArrayList<>();
    for (StepMetrics step : steps) {
      if (step.validation() != null) {
        accuracies.add(step.validation());
        at.add(step.step());
      }
    }
    double[] x = at.stream().mapToDouble(Long::doubleValue).toArray();
    List<Curve> curves = new ArrayList<>();
    for (String condition : accuracies.get(0).keySet()) {
      double[] y = accuracies.stream().mapToDouble(a -> a.get(condition)).toArray();
      curves.add(new Curve(condition, x, y));
    }
    return new CurvePlot(
            "training-accuracy", "Triplet accuracy on the validation split", "training step")
        .legend("condition")
        .line(0.5, "chance 0.5")
        .line(1, "ideal 1")
        .plot("share of triplets in order (0 to 1)", curves);
  }

  private Plot learningRate() {
    return new CurvePlot("learning-rate", "Learning rate by training step", stepAxis())
        .plot(
            "learning rate (dimensionless)",
            List.of(byStep("learning rate", StepMetrics::learningRate)));
  }

  private String stepAxis() {
    return grouped == 1 ? "training step" : "training step (means of " + grouped + " steps)";
  }

  private List<Curve> byCondition(Function<StepMetrics, Map<String, Double>> of) {
    List<Curve> curves = new ArrayList<>();
    for (String condition : of.apply(steps.get(0)).keySet()) {
      // A step without triplets has no loss: alternating conditions would be drawn half as high.
      List<StepMetrics> taught =
          steps.stream().filter(step -> step.hasTriplets(condition)).toList();
      curves.add(
          byStep(
              condition, taught.isEmpty() ? steps : taught, step -> of.apply(step).get(condition)));
    }
    return curves;
  }

  private Curve byStep(String name, ToDoubleFunction<StepMetrics> of) {
    return byStep(name, steps, of);
  }

  private Curve byStep(String name, List<StepMetrics> of, ToDoubleFunction<StepMetrics> value) {
    return new Curve(
            name,
            of.stream().mapToDouble(StepMetrics::step).toArray(),
            of.stream().mapToDouble(value).toArray())
        .means(grouped);
  }

  /**
   * A curve per setting of a study: the triplet accuracy, the mean over its conditions and its
   * runs, at the steps at which all its runs were validated.
   *
   * @param runs the logged metrics of each run, by setting
   * @return empty if no run was validated
   */
  public static Optional<Plot> bySetting(Map<String, List<List<StepMetrics>>> runs) {
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
