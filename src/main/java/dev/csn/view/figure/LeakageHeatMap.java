package dev.csn.view.figure;

import dev.csn.evaluation.ConditionScores;
import dev.csn.evaluation.Evaluation;
import dev.csn.evaluation.Measure;
import dev.csn.evaluation.StoredEvaluation;
import dev.csn.view.figure.Figure.Layer;
import dev.csn.view.text.Format;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The leakage between conditions, as a square of {@link LeakageScore}s: on the diagonal 1 by
 * definition, elsewhere 0 if nothing leaks. A cell shows the score above the measured value.
 */
public final class LeakageHeatMap {
  private static final int CELL_WIDTH = 74;
  private static final int CELL_HEIGHT = 44;
  private static final int LABELS = 210;
  private static final double LABEL_WIDTH = 110;

  private final List<String> names;
  private final List<Measure> own;
  private final List<String> labels;
  private final StoredEvaluation evaluation;

  private LeakageHeatMap(StoredEvaluation evaluation) {
    this.evaluation = evaluation;
    this.names = List.copyOf(evaluation.conditions().keySet());
    this.own = evaluation.conditions().values().stream().map(ConditionScores::comparable).toList();
    this.labels = Label.of(names, LABEL_WIDTH);
  }

  /** The heat map of an evaluation; empty for a single condition. */
  public static Optional<Plot> of(StoredEvaluation evaluation) {
    LeakageHeatMap map = new LeakageHeatMap(evaluation);
    int size = map.names.size();
    return size < 2
        ? Optional.empty()
        : Optional.of(
            new Plot(
                "leakage",
                "Leakage between conditions",
                Math.max(560, LABELS + CELL_WIDTH * size + 110),
                Math.max(320, 210 + CELL_HEIGHT * size),
                map::draw));
  }

  /** The heat map of an evaluation that was just made. */
  public static Optional<Plot> of(Evaluation evaluation) {
    return of(StoredEvaluation.of(evaluation));
  }

  private LeakageScore score(int condition, int attribute) {
    if (condition == attribute) {
      return LeakageScore.of(own.get(attribute), own.get(attribute));
    }
    Map<String, Measure> others = evaluation.leakage().getOrDefault(names.get(condition), Map.of());
    return LeakageScore.of(others.get(names.get(attribute)), own.get(attribute));
  }

  private Figure draw(Theme theme) {
    List<String> x = new ArrayList<>();
    List<String> y = new ArrayList<>();
    List<Double> fill = new ArrayList<>();
    List<String> ink = new ArrayList<>();
    List<String> text = new ArrayList<>();
    for (int condition = 0; condition < names.size(); condition++) {
      for (int attribute = 0; attribute < names.size(); attribute++) {
        LeakageScore cell = score(condition, attribute);
        double shown = Double.isNaN(cell.score()) ? 0 : Math.max(0, Math.min(1, cell.score()));
        x.add(labels.get(attribute));
        y.add(labels.get(condition));
        fill.add(shown);
        ink.add(ink(theme, shown));
        text.add(text(cell));
      }
    }
    String low = theme == Theme.LIGHT ? "#ffffff" : "#111111";
    String high = theme == Theme.LIGHT ? "#0072b2" : "#56b4e9";
    List<String> upwards = new ArrayList<>(labels);
    Collections.reverse(upwards);
    return new Figure(theme, "Leakage between conditions")
        .scale(
            "x",
            "judged by attribute (" + measures() + ")",
            Map.of("discrete", true, "limits", labels))
        .scale("y", "ranked by condition", Map.of("discrete", true, "limits", upwards))
        .scale(
            "fill",
            "0 chance\n1 own condition",
            Map.of(
                "scale_mapper_kind",
                "color_gradient",
                "low",
                low,
                "high",
                high,
                "limits",
                List.of(0.0, 1.0),
                "breaks",
                List.of(0.0, 0.5, 1.0)))
        .scale("color", "", Map.of("scale_mapper_kind", "identity", "guide", "none"))
        .look("axis_line", "blank")
        .look("panel_grid_major", "blank")
        .add(bothEnds())
        .add(
            Layer.of("tile")
                .column("x", x)
                .column("y", y)
                .column("fill", fill)
                .set("color", theme.grid())
                .set("size", 1)
                .withLegend())
        .add(
            Layer.of("text")
                .column("x", x)
                .column("y", y)
                .column("label", text)
                .column("color", ink)
                .set("family", "sans-serif")
                .set("size", 6));
  }

  /**
   * Tiles that stand nowhere. Where all cells are equal, the library widens their range by a half
   * on both sides, and fails where that is beyond the limits.
   */
  private static Layer bothEnds() {
    List<@Nullable String> nowhere = Collections.nCopies(2, null);
    return Layer.of("tile").column("x", nowhere).column("y", nowhere).column("fill", 0, 1);
  }

  /** A text color that can be read on the color of a score. */
  private static String ink(Theme theme, double shown) {
    boolean onDark = theme == Theme.LIGHT ? shown > 0.65 : shown < 0.45;
    return onDark ? "#ffffff" : "#111111";
  }

  /** The measures that stand under the scores. */
  private String measures() {
    return own.stream()
        .map(measure -> measure.metric().title())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String text(LeakageScore cell) {
    String score = Format.fixed(cell.score(), 2).replace("-0.00", "0.00");
    return (Double.isNaN(cell.score()) ? "-" : score) + "\n" + cell.measure();
  }
}
