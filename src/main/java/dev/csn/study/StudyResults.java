package dev.csn.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a study came to, in the form that is printed as JSON. Figures of time, which differ between
 * equal studies, have {@code seconds} in their names.
 *
 * @param study its directory
 * @param runs how many it consists of
 * @param finished how many of those are trained and evaluated
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
  /** The names of the cells' figures that a pattern stands for, in their order. */
  public List<String> figures(String pattern) {
    FigurePattern names = new FigurePattern(pattern);
    Set<String> figures = new LinkedHashSet<>();
    cells.forEach(cell -> figures.addAll(cell.figures().keySet()));
    return figures.stream().filter(names::matches).toList();
  }

  /** The names of the figures that the study is to report, each once. */
  public List<String> reported() {
    return report.stream().flatMap(pattern -> figures(pattern).stream()).distinct().toList();
  }

  /** The figure that is the mean, over conditions, of the share of held-out triplets wrong. */
  public static final String MEAN_ERROR = "meanTripletError";

  /** What a condition's own share of these begins with; its name follows. */
  public static final String ERROR = "tripletError.";

  /**
   * A cell over its seeds.
   *
   * @param settings the keys in which it differs from what all cells have
   * @param seeds of the finished runs
   * @param figures by name; of those runs that have one
   */
  public record CellSummary(
      String cell,
      Map<String, JsonNode> settings,
      List<Long> seeds,
      Map<String, Estimate> figures) {}

  /**
   * A cell compared with its reference, seed by seed.
   *
   * @param seeds that both have finished runs of
   * @param errorRatio the cell's mean triplet error by the reference's, geometric mean; null if one
   *     of them is 0
   * @param figures by name, the cell's minus the reference's
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Difference(
      String cell,
      String reference,
      List<Long> seeds,
      Estimate errorRatio,
      Map<String, Estimate> figures) {}

  /** What was measured of one run. */
  public record RunFigures(String cell, long seed, Map<String, Double> figures) {}

  /** A run whose training could not go on, and why. */
  public record Failure(String cell, long seed, String message) {}
}
