package dev.csn.study;

import dev.csn.study.StudyPlan.Cell;
import dev.csn.study.StudyResults.CellSummary;
import dev.csn.study.StudyResults.Difference;
import dev.csn.study.StudyResults.RunFigures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums up runs over their seeds. */
final class StudySummary {
  private StudySummary() {}

  /**
   * A cell's mean of every figure.
   *
   * @param runs of the cell
   */
  static CellSummary of(Cell cell, List<RunFigures> runs) {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    for (RunFigures run : runs) {
      run.figures()
          .forEach(
              (name, value) -> values.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
    }
    return new CellSummary(
        cell.name(), cell.settings(), runs.stream().map(RunFigures::seed).toList(), means(values));
  }

  /** A cell against its reference, over the seeds of which both have a run. */
  static Difference difference(Cell cell, List<RunFigures> runs, List<RunFigures> references) {
    List<Long> seeds = new ArrayList<>();
    Map<String, List<Double>> differences = new LinkedHashMap<>();
    List<Double> ratios = new ArrayList<>();
    for (RunFigures run : runs) {
      for (RunFigures reference : references) {
        if (run.seed() == reference.seed()) {
          seeds.add(run.seed());
          subtract(run.figures(), reference.figures(), differences);
          ratios.add(
              run.figures().getOrDefault(StudyResults.MEAN_ERROR, 0.0)
                  / reference.figures().getOrDefault(StudyResults.MEAN_ERROR, 0.0));
        }
      }
    }
    boolean comparable = ratios.stream().allMatch(r -> r > 0 && Double.isFinite(r));
    return new Difference(
        cell.name(),
        cell.reference(),
        seeds,
        comparable && !ratios.isEmpty() ? Estimate.ofRatios(array(ratios)) : null,
        means(differences));
  }

  private static void subtract(
      Map<String, Double> cell,
      Map<String, Double> reference,
      Map<String, List<Double>> differences) {
    cell.forEach(
        (name, value) -> {
          Double other = reference.get(name);
          if (other != null) {
            differences.computeIfAbsent(name, n -> new ArrayList<>()).add(value - other);
          }
        });
  }

  private static Map<String, Estimate> means(Map<String, List<Double>> values) {
    Map<String, Estimate> means = new LinkedHashMap<>();
    values.forEach((name, ofRuns) -> means.put(name, Estimate.of(array(ofRuns))));
    return means;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
