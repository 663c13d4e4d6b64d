package dev.csn.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.error.InputException;
import dev.csn.error.OneLine;
import dev.csn.io.JsonFile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The results of a study, in the form that is printed as JSON. Figures of time, which differ
 * between equal studies, have {@code seconds} in their names.
 *
 * @param study the study's directory
 * @param runs the number of its runs
 * @param finished the number of runs that are trained and evaluated
 * @param cells the mean of every figure over the seeds
 * @param differences every cell against its reference, over the seeds that both have
 * @param values every figure of every finished run
 * @param failures runs whose training could not go on
 * @param report patterns of the further figures that the text shows
 */
public record StudyResults(
    String study,
    int runs,
    int finished,
    List<CellSummary> cells,
    List<Difference> differences,
    List<RunFigures> values,
    List<Failure> failures,
    List<String> report) {
  /**
   * Name of the triplet error, the share of held-out triplets out of order, mean over conditions.
   */
  public static final String MEAN_ERROR = "meanTripletError";

  /** Prefix of the name of a condition's triplet error; the condition's name follows. */
  public static final String ERROR = "tripletError.";

  public static final String STEPS = "steps";

  /** Prefix of the names of training costs. */
  public static final String BUDGET = "budget.";

  /** The names of the cells' figures that a pattern stands for, in their order. */
  public List<String> figures(String pattern) {
    Set<String> figures = new LinkedHashSet<>();
    cells.forEach(cell -> figures.addAll(cell.figures().keySet()));
    return figures.stream().filter(figure -> matches(pattern, figure)).toList();
  }

  /** The names of the figures that the study is to report, each once. */
  public List<String> reported() {
    return report.stream().flatMap(pattern -> figures(pattern).stream()).distinct().toList();
  }

  /**
   * Whether a pattern stands for a figure's name. Takes each literal where it comes first, so that
   * many stars cost no more than few.
   *
   * @param pattern {@code *} stands for any part of a name, dots included
   */
  static boolean matches(String pattern, String figure) {
    String[] literals = pattern.split("\\*", -1);
    String first = literals[0];
    String last = literals[literals.length - 1];
    if (literals.length == 1) {
      return figure.equals(first);
    }
    int end = figure.length() - last.length();
    if (!figure.startsWith(first) || !figure.endsWith(last) || end < first.length()) {
      return false;
    }
    int from = first.length();
    for (int i = 1; i < literals.length - 1; i++) {
      int found = figure.indexOf(literals[i], from);
      if (found < 0 || found + literals[i].length() > end) {
        return false;
      }
      from = found + literals[i].length();
    }
    return true;
  }

  /**
   * A cell over its seeds.
   *
   * @param settings the cell's own keys
   * @param seeds seeds of the finished runs
   * @param figures estimates by name, over the runs that have the figure
   */
  public record CellSummary(
      String cell,
      Map<String, JsonNode> settings,
      List<Long> seeds,
      Map<String, Estimate> figures) {}

  /**
   * A cell compared with its reference, seed by seed.
   *
   * @param seeds seeds of which both have finished runs
   * @param errorRatio the cell's mean triplet error by the reference's, geometric mean; null if one
   *     of them is 0
   * @param figures estimates of the cell's figures minus the reference's, by name
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Difference(
      String cell,
      String reference,
      List<Long> seeds,
      @Nullable Estimate errorRatio,
      Map<String, Estimate> figures) {}

  /** All figures of one run. */
  public record RunFigures(String cell, long seed, Map<String, Double> figures) {}

  /** A run whose training could not go on, and why. */
  public record Failure(String cell, long seed, String message) {}

  /**
   * Reads results from their file, which may have been edited: cells and runs are named, every run
   * is of a cell, and all numbers are finite.
   *
   * @throws InputException if the file is missing, damaged or holds something else
   */
  static StudyResults read(Path file) {
    StudyResults results = JsonFile.parse(file, JsonFile.bytes(file), StudyResults.class);
    try {
      results.check();
    } catch (IllegalArgumentException e) {
      throw new InputException(file + ": " + OneLine.of(String.valueOf(e.getMessage()), 300), e);
    }
    return results;
  }

  private void check() {
    require("study", study);
    requireAll("cells", cells);
    requireAll("values", values);
    requireAll("differences", differences);
    requireAll("failures", failures);
    requireAll("report", report);
    Set<String> names = new HashSet<>();
    for (CellSummary cell : cells) {
      require("cells.cell", cell.cell());
      String key = "cells." + cell.cell();
      require(key + ".settings", cell.settings());
      requireAll(key + ".seeds", cell.seeds());
      require(key + ".figures", cell.figures());
      cell.figures().forEach((figure, estimate) -> check(key + "." + figure, estimate));
      if (!names.add(cell.cell())) {
        throw new IllegalArgumentException("cells: '" + cell.cell() + "' is there twice");
      }
    }
    for (RunFigures run : values) {
      if (!names.contains(run.cell())) {
        throw new IllegalArgumentException("values: of '" + run.cell() + "', which is no cell");
      }
      require("values.figures", run.figures());
      run.figures().forEach((figure, value) -> finite("values." + figure, value));
    }
  }

  private static void check(String key, Estimate estimate) {
    require(key, estimate);
    finite(key + ".mean", estimate.mean());
    if (estimate.low() != null || estimate.high() != null) {
      finite(key + ".low", estimate.low());
      finite(key + ".high", estimate.high());
    }
  }

  private static void requireAll(String key, List<?> values) {
    require(key, values);
    if (values.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(key + ": holds null");
    }
  }

  private static void require(String key, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException(key + ": missing");
    }
  }

  private static void finite(String key, @Nullable Double value) {
    if (value == null || !Double.isFinite(value)) {
      throw new IllegalArgumentException(key + ": " + value + ", must be a finite number");
    }
  }
}
