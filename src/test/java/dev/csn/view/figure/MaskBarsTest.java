package dev.csn.view.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.view.figure.DrawnSvg.Shape;
import java.awt.geom.Point2D;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskBarsTest {
  private static final String BLUE = "rgb(0,114,178)";
  private static final String VERMILION = "rgb(213,94,0)";

  private static double[][] random(int conditions, int dimensions, double least) {
    SplittableRandom random = new SplittableRandom(dimensions + conditions);
    double[][] masks = new double[conditions][dimensions];
    for (double[] mask : masks) {
      Arrays.setAll(mask, d -> Math.max(least, random.nextDouble() - 0.5));
    }
    return masks;
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "condition " + i).toList();
  }

  @Test
  void barsOfAConditionStandInItsBlockAsHighAsItsMask() {
    double[][] effective = {{0.2, 0.0, 0.4}, {0.0, 0.3, 0.1}};
    Plot plot = MaskBars.of(List.of("a", "b"), effective, effective, effective);
    DrawnSvg svg = DrawnSvg.of(plot, Theme.LIGHT);
    // Dimensions 2, 0 are a's, 1 is b's. Three panels a row: six outlines of a block each.
    List<Shape> blocks = svg.shapes("path", "fill", BLUE);
    assertEquals(6, blocks.size());
    assertEquals(6, svg.shapes("path", "fill", VERMILION).size());
    List<Point2D> own = blocks.get(0).points();
    double zero = own.get(0).getY();
    double first = zero - top(own, 0);
    double second = zero - top(own, 1);
    assertTrue(first > 20, "no bar");
    assertEquals(0.2 / 0.4, second / first, 0.01);
    // In b's row, a's block has but the 0.1 of dimension 2, where b's own bar is 0.3.
    double shared = height(blocks.get(3));
    double owned = height(svg.shapes("path", "fill", VERMILION).get(3));
    assertEquals(0.1 / 0.3, shared / owned, 0.01);
    assertTrue(svg.texts().containsAll(List.of("a: raw", "a: active", "a: effective", "b: raw")));
    assertTrue(svg.text("a: effective").y() < svg.text("b: raw").y());
    assertTrue(svg.text("a: raw").x() < svg.text("a: active").x());
    assertTrue(svg.texts().contains("mask (dimensionless)"));
    assertTrue(
        svg.texts().stream().anyMatch(t -> t.startsWith("dimension, in blocks")),
        svg.texts().toString());
  }

  /** The highest point of a bar, two bars being drawn side by side. */
  private static double top(List<Point2D> outline, int bar) {
    double left = outline.stream().mapToDouble(Point2D::getX).min().orElseThrow();
    double right = outline.stream().mapToDouble(Point2D::getX).max().orElseThrow();
    double middle = (left + right) / 2;
    return outline.stream()
        .filter(p -> bar == 0 ? p.getX() < middle : p.getX() > middle)
        .mapToDouble(Point2D::getY)
        .min()
        .orElseThrow();
  }

  private static double height(Shape block) {
    double[] y = block.points().stream().mapToDouble(Point2D::getY).toArray();
    return Arrays.stream(y).max().orElseThrow() - Arrays.stream(y).min().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "1, 1024", "2, 32", "12, 2", "12, 64", "12, 1024"})
  void anyNumberOfConditionsAndDimensionsFitsAndStaysSmall(int conditions, int dimensions) {
    double[][] raw = random(conditions, dimensions, -1);
    double[][] active = random(conditions, dimensions, 0);
    Plot plot = MaskBars.of(names(conditions), raw, active, active);
    DrawnSvg svg = DrawnSvg.of(plot, Theme.DARK);
    assertTrue(plot.svg(Theme.DARK).length() < 500_000, plot.svg(Theme.DARK).length() + " bytes");
    for (String name : names(conditions)) {
      assertTrue(svg.texts().contains(name + ": effective"));
    }
    boolean said = svg.texts().stream().anyMatch(t -> t.endsWith("each bar: the largest of 6"));
    assertEquals(dimensions == 1024, said);
  }

  @Test
  void dimensionsThatNoConditionUsesAreTheLastAndNamed() {
    double[][] masks = {{0, 1, 0}};
    DrawnSvg svg = DrawnSvg.of(MaskBars.of(List.of("a"), masks, masks, masks), Theme.LIGHT);
    assertTrue(svg.texts().contains("none uses it"));
    double[][] none = {{0, 0}};
    DrawnSvg.of(MaskBars.of(List.of("a"), none, none, none), Theme.LIGHT);
  }
}
