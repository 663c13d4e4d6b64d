package dev.csn.view.figure;

import dev.csn.study.Estimate;
import dev.csn.study.StudyResults;
import dev.csn.study.StudyResults.CellSummary;
import dev.csn.study.StudyResults.RunFigures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A study's settings beside one another. */
public final class StudyComparison {
  private static final String OVERLAP = "masks.overlap.";
  private static final String COSINE = ".effectiveCosine";
  private static final String BY_CHANCE = ".permutationMean";

  /** A picture of more panels is too small to read: the mean is shown instead. */
  private static final int MAX_PANELS = 6;

  private final StudyResults results;

  private StudyComparison(StudyResults results) {
    this.results = results;
  }

  /** Triplet errors, then how far masks overlap; figures of no finished run are left out. */
  public static List<Plot> of(StudyResults results) {
    StudyComparison comparison = new StudyComparison(results);
    List<Plot> plots = new ArrayList<>();
    comparison.errors().ifPresent(plots::add);
    comparison.overlap().ifPresent(plots::add);
    return plots;
  }

  /**
   * Compares the settings by one figure of the study.
   *
   * @param figure by its name in {@code results.csv}
   * @param axis title of the axis, with the unit
   * @return empty if no finished run has it
   */
  public static Optional<Plot> of(StudyResults results, String figure, String axis) {
    StudyComparison comparison = new StudyComparison(results);
    String name = figure.replaceAll("[^A-Za-z0-9]+", "-");
    return of(comparison.rows(Map.of(figure, figure)), name, "Settings compared", axis);
  }

  private Optional<Plot> errors() {
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("mean over conditions", StudyResults.MEAN_ERROR);
    List<String> errors =
        known().stream().filter(figure -> figure.startsWith(StudyResults.ERROR)).toList();
    if (errors.size() > 1 && errors.size() < MAX_PANELS) {
      errors.forEach(e -> figures.put(e.substring(StudyResults.ERROR.length()), e));
    }
    List<IntervalPlot.Row> rows = rows(figures);
    String axis = "share of held-out triplets out of order (dashed: ideal 0; dotted: chance 0.5)";
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new IntervalPlot("comparison", "Triplet error by setting", axis, rows)
                .chance(0.5)
                .plot());
  }

  private Optional<Plot> overlap() {
    List<String> cosines =
        known().stream().filter(f -> f.startsWith(OVERLAP) && f.endsWith(COSINE)).toList();
    String title = "Overlap of masks by setting";
    String axis = "cosine of effective masks (dashed: 0, disjoint; 1: alike)";
    if (cosines.size() > MAX_PANELS) {
      return of(averaged(cosines), "overlap", title, axis);
    }
    Map<String, String> figures = new LinkedHashMap<>();
    cosines.forEach(f -> figures.put(pair(f), f));
    return of(rows(figures), "overlap", title, axis);
  }

  private static String pair(String cosine) {
    return cosine.substring(OVERLAP.length(), cosine.length() - COSINE.length());
  }

  /** All figures that any cell has, in their order. */
  private Set<String> known() {
    Set<String> known = new LinkedHashSet<>();
    results.cells().forEach(cell -> known.addAll(cell.figures().keySet()));
    return known;
  }

  /**
   * A panel per figure.
   *
   * @param figures by the titles of their panels
   */
  private List<IntervalPlot.Row> rows(Map<String, String> figures) {
    List<IntervalPlot.Row> rows = new ArrayList<>();
    figures.forEach(
        (panel, figure) -> {
          for (CellSummary cell : results.cells()) {
            Estimate estimate = cell.figures().get(figure);
            if (estimate != null) {
              rows.add(
                  row(panel, cell.cell(), estimate, values(cell, figure), chance(cell, figure)));
            }
          }
        });
    return rows;
  }

  private static Optional<Plot> of(
      List<IntervalPlot.Row> rows, String name, String title, String axis) {
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new IntervalPlot(name, title, axis, rows).plot());
  }

  private static IntervalPlot.Row row(
      String panel, String cell, Estimate e, double[] values, @Nullable Double chance) {
    Double low = e.low();
    Double high = e.high();
    double[] interval = low == null || high == null ? null : new double[] {low, high};
    return new IntervalPlot.Row(panel, cell, e.mean(), interval, values, chance);
  }

  private double[] values(CellSummary cell, String figure) {
    return results.values().stream()
        .filter(run -> run.cell().equals(cell.cell()) && run.figures().containsKey(figure))
        .mapToDouble(run -> run.figures().get(figure))
        .toArray();
  }

  /** The overlap of the same masks with dimensions permuted at random. */
  private static @Nullable Double chance(CellSummary cell, String figure) {
    if (!figure.endsWith(COSINE)) {
      return null;
    }
    String byChance = figure.substring(0, figure.length() - COSINE.length()) + BY_CHANCE;
    Estimate estimate = cell.figures().get(byChance);
    return estimate == null ? null : Double.valueOf(estimate.mean());
  }

  /** The mean over many pairs of masks, in each run by itself. */
  private List<IntervalPlot.Row> averaged(List<String> cosines) {
    List<IntervalPlot.Row> rows = new ArrayList<>();
    for (CellSummary cell : results.cells()) {
      double[] means =
          results.values().stream()
              .filter(run -> run.cell().equals(cell.cell()))
              .filter(run -> run.figures().keySet().containsAll(cosines))
              .mapToDouble(run -> mean(run, cosines))
              .toArray();
      if (means.length > 0) {
        String panel = "mean over " + cosines.size() + " pairs";
        rows.add(row(panel, cell.cell(), Estimate.of(means), means, null));
      }
    }
    return rows;
  }

  private static double mean(RunFigures run, List<String> figures) {
    return figures.stream().mapToDouble(f -> run.figures().get(f)).average().orElseThrow();
  }
}
