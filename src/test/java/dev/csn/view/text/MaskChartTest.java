package dev.csn.view.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.random.Seed;
import dev.csn.view.figure.MaskBars;
import dev.csn.view.figure.Theme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskChartTest {
  private static final Style BLOCKS = new Style(false, true, 100);

  private static String chart(Style style, double[]... masks) {
    return new MaskChart(List.of("color", "digit").subList(0, masks.length), masks, style).text();
  }

  @Test
  void dimensionsStandWithWhoUsesThemMostTheLargestFirst() {
    assertEquals(
        """
        each bar is a dimension,
        grouped by the condition that uses it most, the largest first;
        all on one scale, ' .:-=+*#%@' from 0 to 9.000

        color  @@@###   |   ---|
        digit           |%%%===|

        dimensions in that order
        color   3 1 0
        digit   5 2
        unused  4
        """
            .replace("color  @", "color   @")
            .replace("digit        ", "digit         "),
        chart(Style.PLAIN, new double[] {0.4, 7, 3, 9, 0, 0}, new double[] {0.3, 0, 4, 0, 0, 8}));
  }

  @Test
  void figureGroupsDimensionsAsTheChartDoes() {
    // Dimension 1 has its largest entry in color, but its largest share of a maximum in digit.
    double[][] masks = {{8, 4, 0, 0}, {0, 1, 0.5, 0.2}};
    String text = chart(Style.PLAIN, masks);
    assertTrue(text.endsWith("\ncolor  0\ndigit  1 2 3\n"), text);
    double[][] ones = {{1, 1, 1, 1}, {1, 1, 1, 1}};
    String svg = MaskBars.of(List.of("color", "digit"), ones, ones, masks).svg(Theme.LIGHT);
    assertEquals(1, bars(svg, "rgb(0,114,178)"));
    assertEquals(3, bars(svg, "rgb(213,94,0)"));
  }

  /** The bars of the first outline in a color, all equally high: each has two points at the top. */
  private static long bars(String svg, String fill) {
    Matcher outline =
        Pattern.compile("<path d=\"([^\"]+)\" fill=\"" + Pattern.quote(fill)).matcher(svg);
    assertTrue(outline.find(), svg);
    List<Double> heights =
        Pattern.compile("[\\d.]+ ([\\d.]+)")
            .matcher(outline.group(1))
            .results()
            .map(point -> Double.valueOf(point.group(1)))
            .toList();
    double top = Collections.min(heights);
    return heights.stream().filter(height -> height == top).count() / 2;
  }

  @Test
  void blocksAreEighthsOfTheLargest() {
    double[] eighths = {8, 7, 6, 5, 4, 3, 2, 1};
    String text = chart(BLOCKS, eighths);
    String bars = text.lines().toList().get(4).substring("color  ".length());
    StringBuilder expected = new StringBuilder();
    for (char block = '\u2588'; block >= '\u2581'; block--) {
      expected.append(Character.toString(block).repeat(3));
    }
    assertEquals(expected.toString(), bars);
    assertTrue(
        text.contains("' \u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588' from 0 to 8"), text);
  }

  @Test
  void masksOfNothingButZerosAreBlank() {
    String text = chart(Style.PLAIN, new double[3], new double[3]);
    assertTrue(text.contains("\ncolor\ndigit\n"), text);
    assertTrue(text.contains("unused  0 1 2"), text);
  }

  @Test
  void anOwnGroupIsMarkedByColorWhoseCharactersAreTheSame() {
    double[] color = {1, 0.2, 0.5};
    double[] digit = {0.1, 1, 0};
    String colored = chart(new Style(true, false, 100), color, digit);
    assertTrue(colored.contains("color  \033[1m@@@+++\033[0m|::"), colored);
    assertEquals(chart(Style.PLAIN, color, digit), colored.replaceAll("\033\\[[0-9]+m", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2, 100",
    "2, 20, 100",
    "12, 2, 100",
    "3, 32, 100",
    "12, 64, 100",
    "5, 93, 100",
    "2, 94, 100",
    "2, 128, 100",
    "12, 300, 60",
    "12, 1024, 100",
    "2, 1024, 40",
    "7, 1000, 80"
  })
  void anyNumberOfConditionsAndDimensionsFitsTheWidth(int conditions, int dimensions, int width) {
    SplittableRandom random = new Seed(7).of(conditions + "x" + dimensions).random();
    double[][] masks = new double[conditions][dimensions];
    List<String> names = new ArrayList<>();
    for (int c = 0; c < conditions; c++) {
      names.add("condition-of-a-long-name-" + c);
      for (int d = 0; d < dimensions; d++) {
        masks[c][d] = Math.max(0, random.nextDouble(-0.5, 1));
      }
    }
    Style style = new Style(false, true, width);
    List<String> lines = new MaskChart(names, masks, style).text().lines().toList();
    List<String> rows = lines.subList(4, 4 + conditions);
    rows.forEach(row -> assertTrue(row.length() <= width, row.length() + ": " + row));
    // Against a naive look at all entries: as many bars as groups of dimensions need, and in each
    // row, its own group holds the dimensions where its share of its own maximum is the largest.
    int[] owned = new int[conditions + 1];
    for (int d = 0; d < dimensions; d++) {
      int dimension = d;
      double[] shares =
          Arrays.stream(masks)
              .mapToDouble(mask -> mask[dimension] / Arrays.stream(mask).max().orElseThrow())
              .toArray();
      double most = Arrays.stream(shares).max().orElseThrow();
      owned[
          most == 0
              ? conditions
              : IntStream.range(0, conditions)
                  .filter(c -> shares[c] == most)
                  .findFirst()
                  .orElseThrow()]++;
    }
    boolean binned = lines.get(0).contains("largest of up to");
    int groups = (int) Arrays.stream(owned).filter(count -> count > 0).count();
    for (String row : rows) {
      assertTrue(row.chars().filter(c -> c == '|').count() == groups - 1, row);
    }
    int name = conditions > 4 ? 22 : 20;
    assertEquals(binned, dimensions > width - name - 2 - (groups - 1), lines.get(0));
    if (!binned) {
      long listed =
          lines.stream()
              .dropWhile(line -> !line.startsWith("dimensions in"))
              .flatMap(line -> Arrays.stream(line.split(" ", -1)))
              .filter(word -> word.matches("\\d+"))
              .distinct()
              .count();
      assertEquals(dimensions, listed);
    }
  }

  @Test
  void ofManyDimensionsABarShowsTheLargest() {
    double[] color = new double[1000];
    Arrays.fill(color, 0.5);
    color[123] = 1;
    String text = chart(Style.PLAIN, color);
    assertTrue(text.startsWith("each bar is the largest of up to 11 of 1000 dimensions,\n"), text);
    String bars = text.lines().toList().get(4).substring("color  ".length());
    assertEquals("@" + "+".repeat(90), bars);
  }
}
