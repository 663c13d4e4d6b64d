package dev.csn.view.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.study.Estimate;
import dev.csn.study.StudyResults;
import dev.csn.study.StudyResults.CellSummary;
import dev.csn.study.StudyResults.RunFigures;
import dev.csn.view.figure.DrawnSvg.Axis;
import dev.csn.view.figure.DrawnSvg.Shape;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudyComparisonTest {
  private static final String BLUE_LINE = "rgb(0,114,178)";
  private static final String CIRCLE = "#d55e00";

  /** Two settings, three seeds; errors of two conditions and the overlap of their masks. */
  private static StudyResults results(String first, String second, int seeds) {
    List<RunFigures> values = new ArrayList<>();
    List<CellSummary> cells = new ArrayList<>();
    for (String cell : List.of(first, second)) {
      Map<String, double[]> figures = new LinkedHashMap<>();
      double base = cell.equals(first) ? 0.1 : 0.3;
      figures.put("meanTripletError", spread(base, seeds));
      figures.put("tripletError.color", spread(base + 0.05, seeds));
      figures.put("tripletError.digit", spread(base - 0.05, seeds));
      figures.put("masks.overlap.color-digit.effectiveCosine", spread(base, seeds));
      figures.put("masks.overlap.color-digit.permutationMean", spread(0.6, seeds));
      List<Long> numbers = new ArrayList<>();
      for (int s = 0; s < seeds; s++) {
        Map<String, Double> ofRun = new LinkedHashMap<>();
        int seed = s;
        figures.forEach((figure, all) -> ofRun.put(figure, all[seed]));
        values.add(new RunFigures(cell, s + 1, ofRun));
        numbers.add(s + 1L);
      }
      Map<String, Estimate> estimates = new LinkedHashMap<>();
      figures.forEach((figure, all) -> estimates.put(figure, Estimate.of(all)));
      cells.add(new CellSummary(cell, Map.of(), numbers, estimates));
    }
    return new StudyResults(
        "s", 2 * seeds, 2 * seeds, cells, List.of(), values, List.of(), List.of());
  }

  private static double[] spread(double mean, int seeds) {
    double[] values = new double[seeds];
    Arrays.setAll(values, s -> mean + 0.01 * (s - (seeds - 1) / 2.0));
    return values;
  }

  @Test
  void overlapShowsMeansIntervalsSeedsAndChanceWhereTheAxisSays() {
    List<Plot> plots = StudyComparison.of(results("learned", "standard", 3));
    assertEquals(List.of("comparison", "overlap"), plots.stream().map(Plot::name).toList());
    DrawnSvg svg = DrawnSvg.of(plots.get(1), Theme.LIGHT);
    Axis x = svg.horizontal();
    List<Shape> intervals = svg.shapes("line", "stroke", BLUE_LINE);
    assertEquals(2, intervals.size());
    // .975 quantile of Student's t with two degrees of freedom, times the deviation over root n.
    double half = 4.302653 * 0.01 / Math.sqrt(3);
    for (int i = 0; i < 2; i++) {
      double mean = i == 0 ? 0.1 : 0.3;
      List<Point2D> ends = intervals.get(i).points();
      assertEquals(mean - half, x.value(ends.get(0).getX()), 0.001);
      assertEquals(mean + half, x.value(ends.get(1).getX()), 0.001);
      double row = svg.text(i == 0 ? "learned" : "standard").y();
      assertEquals(row, ends.get(0).getY(), 1);
    }
    List<Double> seeds =
        svg.shapes("circle", "stroke", CIRCLE).stream()
            .map(s -> x.value(s.points().get(0).getX()))
            .toList();
    assertEquals(6, seeds.size());
    double[] expected = {0.09, 0.1, 0.11, 0.29, 0.3, 0.31};
    for (int i = 0; i < 6; i++) {
      assertEquals(expected[i], seeds.get(i), 0.001);
    }
    assertTrue(svg.texts().containsAll(List.of("color-digit", "by chance", "one seed", "setting")));
    Shape ideal = svg.shapes("line", "stroke", "rgb(102,102,102)").get(0);
    assertEquals(0, x.value(ideal.points().get(0).getX()), 0.001);
  }

  @Test
  void errorsHaveAPanelForTheMeanAndOneForEachCondition() {
    DrawnSvg svg =
        DrawnSvg.of(StudyComparison.of(results("learned", "standard", 3)).get(0), Theme.DARK);
    assertTrue(svg.text("mean over conditions").x() < svg.text("color").x());
    assertTrue(svg.text("color").x() < svg.text("digit").x());
    assertTrue(svg.texts().stream().anyMatch(t -> t.startsWith("share of held-out triplets")));
  }

  @Test
  void chanceIsDrawnInThePanelsThatComeNearIt() {
    List<RunFigures> values = List.of(new RunFigures("c", 1, Map.of()));
    Map<String, Estimate> figures = new LinkedHashMap<>();
    figures.put("meanTripletError", Estimate.of(0.3));
    figures.put("tripletError.a", Estimate.of(0.1));
    figures.put("tripletError.b", Estimate.of(0.48));
    CellSummary cell = new CellSummary("c", Map.of(), List.of(1L), figures);
    StudyResults results =
        new StudyResults("s", 1, 1, List.of(cell), List.of(), values, List.of(), List.of());
    DrawnSvg svg = DrawnSvg.of(StudyComparison.of(results).get(0), Theme.LIGHT);
    List<Shape> lines = svg.shapes("line", "stroke", "rgb(102,102,102)");
    assertEquals(4, lines.size(), "ideal in three panels, chance in one");
    double rightmost = lines.get(3).points().get(0).getX();
    assertTrue(rightmost > svg.text("a").x() && lines.get(3).points().size() == 2);
    assertTrue(
        svg.texts().stream().anyMatch(t -> t.contains("dashed: ideal 0; dotted: chance 0.5")));
  }

  @Test
  void aSingleSeedHasNoInterval() {
    for (Plot plot : StudyComparison.of(results("a", "b", 1))) {
      DrawnSvg svg = DrawnSvg.of(plot, Theme.LIGHT);
      assertEquals(0, svg.shapes("line", "stroke", BLUE_LINE).size());
    }
  }

  @Test
  void settingsWhoseLongNamesLookAlikeStayApartAndHostileOnesAreText() {
    String longName = "a setting with a very long name of which the middle does not fit";
    for (Plot plot : StudyComparison.of(results(longName + " 1x", longName + " 2x", 2))) {
      DrawnSvg svg = DrawnSvg.of(plot, Theme.LIGHT);
      long rows =
          svg.all().stream()
              .filter(t -> t.text().startsWith("a set"))
              .mapToDouble(DrawnSvg.Text::y)
              .distinct()
              .count();
      assertEquals(2, rows, svg.texts().toString());
    }
    DrawnSvg svg =
        DrawnSvg.of(StudyComparison.of(results("<script>", "\"&'", 2)).get(1), Theme.LIGHT);
    assertTrue(svg.texts().containsAll(List.of("<script>", "\"&'")));
  }

  @Test
  void anyFigureCanBeCompared() {
    StudyResults results = results("a", "b", 2);
    Plot plot =
        StudyComparison.of(results, "tripletError.color", "share out of order (0 to 1)")
            .orElseThrow();
    assertEquals("tripletError-color", plot.name());
    assertTrue(DrawnSvg.of(plot, Theme.LIGHT).texts().contains("share out of order (0 to 1)"));
    assertTrue(StudyComparison.of(results, "nothing", "x").isEmpty());
  }

  @Test
  void ofManyPairsOfMasksTheMeanIsShown() {
    List<RunFigures> values = new ArrayList<>();
    for (long seed = 1; seed <= 2; seed++) {
      Map<String, Double> figures = new LinkedHashMap<>();
      for (int pair = 0; pair < 10; pair++) {
        figures.put("masks.overlap.p" + pair + ".effectiveCosine", 0.05 * pair + 0.1 * seed);
      }
      values.add(new RunFigures("c", seed, figures));
    }
    Map<String, Estimate> estimates = new LinkedHashMap<>();
    values.get(0).figures().forEach((figure, v) -> estimates.put(figure, Estimate.of(v)));
    CellSummary cell = new CellSummary("c", Map.of(), List.of(1L, 2L), estimates);
    Plot plot =
        StudyComparison.of(
                new StudyResults("s", 2, 2, List.of(cell), List.of(), values, List.of(), List.of()))
            .get(0);
    DrawnSvg svg = DrawnSvg.of(plot, Theme.LIGHT);
    assertTrue(svg.texts().contains("mean over 10 pairs"));
    List<Shape> seeds = svg.shapes("circle", "stroke", CIRCLE);
    assertEquals(0.225 + 0.1, svg.horizontal().value(seeds.get(0).points().get(0).getX()), 0.002);
  }

  @Test
  void curvesAreMeansOverSeedsAtStepsThatAllHave() {
    var first = Logged.steps(40, 10, List.of("a"));
    var second = Logged.steps(30, 10, List.of("a", "b"));
    Plot plot = TrainingCurves.bySetting(Map.of("x", List.of(first, second))).orElseThrow();
    DrawnSvg svg = DrawnSvg.of(plot, Theme.LIGHT);
    List<Shape> markers = svg.shapes("circle", "fill", "#0072b2");
    assertEquals(3, markers.size());
    for (int i = 0; i < 3; i++) {
      int step = 10 * (i + 1);
      double a = Logged.accuracy(step, 0);
      double mean = (a + (a + Logged.accuracy(step, 1)) / 2) / 2;
      Point2D at = markers.get(i).points().get(0);
      assertEquals(step, svg.horizontal().value(at.getX()), 0.05);
      assertEquals(mean, svg.vertical().value(at.getY()), 0.001);
    }
    assertTrue(svg.texts().contains("chance 0.5"));
    assertTrue(
        TrainingCurves.bySetting(Map.of("x", List.of(Logged.steps(5, 9, List.of("a"))))).isEmpty());
  }
}
