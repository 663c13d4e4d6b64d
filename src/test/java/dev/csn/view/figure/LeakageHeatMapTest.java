package dev.csn.view.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.evaluation.ConditionScores;
import dev.csn.evaluation.Measure;
import dev.csn.evaluation.Scores;
import dev.csn.evaluation.StoredEvaluation;
import dev.csn.view.figure.DrawnSvg.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeakageHeatMapTest {
  private static StoredEvaluation evaluation(String color, String digit) {
    Map<String, ConditionScores> conditions = new LinkedHashMap<>();
    conditions.put(color, Scores.ofDistances("continuous", 0.9, 32, 20, 132, null));
    conditions.put(digit, Scores.ofClasses(0.9, 0.9, 0.9, 0.8, 0.1, 1, 1));
    Map<String, Map<String, Measure>> leakage = new LinkedHashMap<>();
    leakage.put(color, Map.of(digit, Scores.leak(conditions.get(digit), 0.3)));
    leakage.put(digit, Map.of(color, Scores.leak(conditions.get(color), 132)));
    return new StoredEvaluation("test", conditions, leakage);
  }

  @Test
  void everyCellHoldsItsScoreAndWhatWasMeasured() {
    DrawnSvg svg =
        DrawnSvg.of(LeakageHeatMap.of(evaluation("color", "digit")).orElseThrow(), Theme.LIGHT);
    // (0.3 - 0.1) / (0.9 - 0.1) of digits under color; nothing of color under digit.
    DrawnSvg.Text leak = svg.text("0.25");
    DrawnSvg.Text none = svg.text("0.00");
    assertTrue(svg.texts().containsAll(List.of("0.300", "0.900", "32.0", "132")));
    assertEquals(2, svg.texts().stream().filter("1.00"::equals).count());
    assertEquals(svg.text("0.300").x(), leak.x(), 1);
    assertTrue(svg.text("0.300").y() > leak.y());
    // Condition by row, attribute by column.
    assertEquals(
        svg.all().stream()
            .filter(t -> t.text().equals("digit"))
            .mapToDouble(DrawnSvg.Text::x)
            .max()
            .orElseThrow(),
        leak.x(),
        2);
    assertTrue(leak.y() < none.y() && none.x() < leak.x());
    assertTrue(
        svg.texts().containsAll(List.of("ranked by condition", "0 chance", "1 own condition")));
    assertTrue(svg.texts().contains("judged by attribute (distance@10, precision@10)"));
  }

  @Test
  void theColorFollowsTheScore() {
    DrawnSvg svg =
        DrawnSvg.of(LeakageHeatMap.of(evaluation("color", "digit")).orElseThrow(), Theme.LIGHT);
    assertEquals(2, svg.shapes("rect", "fill", "#0072b2").size(), "the diagonal");
    assertEquals(1, svg.shapes("rect", "fill", "#ffffff").size(), "no leak");
    List<Shape> tiles = svg.shapes("rect", "stroke", "#dddddd");
    assertEquals(4, tiles.size());
  }

  @ParameterizedTest
  @CsvSource({"1.0, 1.00, #0072b2", "0.5, 0.00, #ffffff"})
  void cellsThatAreAllAlikeHaveTheColorOfTheirScore(double accuracy, String score, String color) {
    Map<String, ConditionScores> conditions = new LinkedHashMap<>();
    Map<String, Map<String, Measure>> leakage = new LinkedHashMap<>();
    for (String name : List.of("a", "b")) {
      conditions.put(name, Scores.ofComparisons(accuracy));
      leakage.put(
          name, Map.of(name.equals("a") ? "b" : "a", Scores.leak(conditions.get(name), accuracy)));
    }
    Plot plot = LeakageHeatMap.of(new StoredEvaluation("test", conditions, leakage)).orElseThrow();
    DrawnSvg svg = DrawnSvg.of(plot, Theme.LIGHT);
    assertEquals(4, svg.shapes("rect", "fill", color).size(), plot.svg(Theme.LIGHT));
    boolean scaled = accuracy > 0.5;
    assertEquals(4, svg.texts().stream().filter(scaled ? score::equals : "-"::equals).count());
    assertTrue(svg.texts().containsAll(List.of("0.0", "0.5", "1.0")), "the legend");
  }

  @Test
  void oneConditionAloneLeaksNowhere() {
    StoredEvaluation alone =
        new StoredEvaluation(
            "test", Map.of("digit", Scores.ofComparisons(0.9)), Map.of("digit", Map.of()));
    assertTrue(LeakageHeatMap.of(alone).isEmpty());
  }

  @Test
  void hostileNamesAreTextAndWhatIsMissingIsADash() {
    StoredEvaluation evaluation = evaluation("<script>", "\\(a\\)");
    StoredEvaluation torn =
        new StoredEvaluation("test", evaluation.conditions(), Map.of("<script>", Map.of()));
    DrawnSvg svg = DrawnSvg.of(LeakageHeatMap.of(torn).orElseThrow(), Theme.DARK);
    assertTrue(svg.texts().containsAll(List.of("<script>", "\\(a\\)")));
    assertEquals(4, svg.texts().stream().filter("-"::equals).count());
  }

  @Test
  void twelveConditionsFit() {
    Map<String, ConditionScores> conditions = new LinkedHashMap<>();
    Map<String, Map<String, Measure>> leakage = new LinkedHashMap<>();
    for (int i = 0; i < 12; i++) {
      conditions.put("attribute " + i, Scores.ofComparisons(0.9));
      Map<String, Measure> others = new LinkedHashMap<>();
      for (int k = 0; k < 12; k++) {
        others.put("attribute " + k, Scores.leak(Scores.ofComparisons(0.9), 0.5 + 0.01 * k));
      }
      leakage.put("attribute " + i, others);
    }
    DrawnSvg svg =
        DrawnSvg.of(
            LeakageHeatMap.of(new StoredEvaluation("test", conditions, leakage)).orElseThrow(),
            Theme.LIGHT);
    assertEquals(12, svg.texts().stream().filter("1.00"::equals).count());
    assertEquals(11, svg.texts().stream().filter("0.510"::equals).count());
    assertEquals(2, svg.texts().stream().filter("attribute 7"::equals).count());
  }
}
