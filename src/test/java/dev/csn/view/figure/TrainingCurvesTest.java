package dev.csn.view.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.view.figure.DrawnSvg.Axis;
import dev.csn.view.figure.DrawnSvg.Shape;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingCurvesTest {
  /** The first color on paper, on dark pages; the library writes colors both ways. */
  private static final String BLUE = "#0072b2";

  private static final String BLUE_LINE = "rgb(0,114,178)";
  private static final String VERMILION_LINE = "rgb(213,94,0)";
  private static final double PIXEL = 0.02;

  private static Plot plot(String name, List<Plot> plots) {
    return plots.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aRunHasAFigureOfEachKindInOrder() {
    assertEquals(
        List.of(
            "training-loss",
            "training-violating",
            "training-penalties",
            "training-accuracy",
            "learning-rate"),
        TrainingCurves.of(Logged.steps(4, 2, List.of("color"))).stream().map(Plot::name).toList());
    assertEquals(4, TrainingCurves.of(Logged.steps(4, 5, List.of("color"))).size());
    assertThrows(IllegalArgumentException.class, () -> TrainingCurves.of(List.of()));
  }

  @Test
  void accuraciesStandWhereTheAxesSayTheyAre() {
    DrawnSvg svg =
        DrawnSvg.of(
            plot("training-accuracy", TrainingCurves.of(Logged.steps(100, 10, List.of("a", "b")))),
            Theme.LIGHT);
    List<Shape> markers = svg.shapes("circle", "fill", BLUE);
    assertEquals(10, markers.size());
    Axis x = svg.horizontal();
    Axis y = svg.vertical();
    for (int i = 0; i < 10; i++) {
      Point2D center = markers.get(i).points().get(0);
      assertEquals(10 * (i + 1), x.value(center.getX()), 0.1);
      assertEquals(Logged.accuracy(10 * (i + 1), 0), y.value(center.getY()), 0.001);
    }
    assertTrue(
        svg.texts().containsAll(List.of("training step", "share of triplets in order (0 to 1)")));
    assertTrue(svg.texts().containsAll(List.of("condition", "a", "b")));
  }

  @ParameterizedTest
  @EnumSource
  void chanceAndIdealAreLevelLinesWithTheirNames(Theme theme) {
    DrawnSvg svg =
        DrawnSvg.of(
            plot("training-accuracy", TrainingCurves.of(Logged.steps(100, 10, List.of("a", "b")))),
            theme);
    String faint = theme == Theme.LIGHT ? "rgb(102,102,102)" : "rgb(170,170,170)";
    List<Shape> lines = svg.shapes("line", "stroke", faint);
    Axis y = svg.vertical();
    assertEquals(2, lines.size());
    for (int i = 0; i < 2; i++) {
      List<Point2D> ends = lines.get(i).points();
      assertEquals(ends.get(0).getY(), ends.get(1).getY());
      assertEquals(i == 0 ? 0.5 : 1, y.value(ends.get(0).getY()), 0.001);
      assertTrue(!lines.get(i).get("stroke-dasharray").isEmpty(), "not told from a grid line");
      double label = svg.text(i == 0 ? "chance 0.5" : "ideal 1").y();
      assertTrue(
          label < ends.get(0).getY() && label > ends.get(0).getY() - 12, "far from its line");
    }
  }

  @Test
  void aCurveGoesThroughEveryStepThatWasLogged() {
    DrawnSvg svg =
        DrawnSvg.of(
            plot("training-loss", TrainingCurves.of(Logged.steps(8, 4, List.of("a")))),
            Theme.LIGHT);
    List<Shape> curves = svg.shapes("path", "stroke", VERMILION_LINE);
    assertEquals(1, curves.size());
    List<Point2D> points = curves.get(0).points().stream().distinct().toList();
    assertEquals(8, points.size());
    for (int step = 1; step <= 8; step++) {
      assertEquals(step, svg.horizontal().value(points.get(step - 1).getX()), PIXEL);
      assertEquals(Logged.loss(step), svg.vertical().value(points.get(step - 1).getY()), PIXEL);
    }
    assertTrue(svg.texts().containsAll(List.of("loss (dimensionless)", "all, as minimized", "a")));
  }

  @Test
  void aConditionsLossIsThatOfTheStepsThatHadTripletsOfIt() {
    DrawnSvg svg =
        DrawnSvg.of(
            plot("training-violating", TrainingCurves.of(Logged.turns(8, List.of("a", "b")))),
            Theme.LIGHT);
    List<Point2D> points =
        svg.shapes("path", "stroke", BLUE_LINE).get(0).points().stream().distinct().toList();
    assertEquals(4, points.size());
    for (int i = 0; i < 4; i++) {
      assertEquals(2 * i + 1, svg.horizontal().value(points.get(i).getX()), PIXEL);
      assertEquals(1.0 / (2 * i + 1), svg.vertical().value(points.get(i).getY()), PIXEL);
    }
  }

  @Test
  void ofManyStepsMeansAreShownAndSaidToBe() {
    DrawnSvg svg =
        DrawnSvg.of(
            plot("learning-rate", TrainingCurves.of(Logged.steps(1200, 2000, List.of("a")))),
            Theme.LIGHT);
    List<Point2D> points =
        svg.shapes("path", "stroke", BLUE_LINE).get(0).points().stream().distinct().toList();
    assertTrue(points.size() <= 120, "too many points");
    assertTrue(svg.texts().contains("training step (means of 10 steps)"), svg.texts().toString());
    double first = IntStream.rangeClosed(1, 10).mapToDouble(s -> 0.001 / s).average().orElseThrow();
    assertEquals(5.5, svg.horizontal().value(points.get(0).getX()), 2);
    assertEquals(first, svg.vertical().value(points.get(0).getY()), 5e-6);
  }

  @Test
  void conditionsDifferInMoreThanColor() {
    List<String> names = IntStream.range(0, 12).mapToObj(i -> "condition " + i).toList();
    DrawnSvg svg =
        DrawnSvg.of(
            plot("training-accuracy", TrainingCurves.of(Logged.steps(100, 10, names))), Theme.DARK);
    assertTrue(svg.texts().containsAll(names));
    double lowest =
        svg.all().stream()
            .filter(t -> names.contains(t.text()))
            .mapToDouble(DrawnSvg.Text::y)
            .max()
            .orElseThrow();
    assertTrue(lowest < svg.height() - 5, "the legend is cut");
    for (int a = 0; a < 12; a++) {
      for (int b = 0; b < a; b++) {
        assertNotEquals(look(names, a), look(names, b));
      }
    }
  }

  private static List<Object> look(List<String> names, int n) {
    return List.of(
        ((List<?>) Palette.dashes(names).get("values")).get(n),
        ((List<?>) Palette.markers(names).get("values")).get(n));
  }

  @Test
  void aRunOfOneStepIsAPointAtThatStep() {
    for (Plot plot : TrainingCurves.of(Logged.steps(1, 1, List.of("a", "b")))) {
      DrawnSvg svg = DrawnSvg.of(plot, Theme.LIGHT);
      assertTrue(svg.texts().contains("1"), svg.texts().toString());
      assertTrue(!svg.shapes("circle", "fill", BLUE).isEmpty(), plot.name());
    }
  }

  @Test
  void namesAreTextWhateverTheyHold() {
    List<String> hostile =
        List.of(
            "<script>",
            "<a href=\"//x\">y</a>",
            "\\(x^2\\)",
            "\"'&",
            "a\u0000b\u202ec",
            " ",
            "n".repeat(500));
    DrawnSvg svg =
        DrawnSvg.of(
            plot("training-accuracy", TrainingCurves.of(Logged.steps(9, 3, hostile))), Theme.LIGHT);
    assertTrue(
        svg.texts()
            .containsAll(
                List.of(
                    "<script>",
                    "<a href=\"//x\">y</a>",
                    "\\(x^2\\)",
                    "\"'&",
                    "a\ufffdb\ufffdc",
                    "' '")),
        svg.texts().toString());
    assertTrue(svg.texts().stream().anyMatch(t -> t.matches("n{4,}\u2026n{4,}")));
  }

  @Test
  void whatPenaltiesArePutOnHasAPanelEachInOrder() {
    DrawnSvg svg =
        DrawnSvg.of(
            plot("training-penalties", TrainingCurves.of(Logged.steps(50, 10, List.of("a", "b")))),
            Theme.LIGHT);
    assertEquals(4, svg.shapes("path", "stroke", BLUE_LINE).size());
    double left = svg.text("embedding norm").x();
    assertTrue(left < svg.text("mask norm").x());
    assertTrue(svg.text("embedding norm").y() < svg.text("masks' mean cosine").y());
    assertEquals(left, svg.text("masks' mean cosine").x(), 40);
  }
}
