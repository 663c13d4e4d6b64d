package dev.csn.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.csn.bench.Task.Comparison;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The benchmark's arithmetic. */
class FigureTest {
  @Test
  void theMedianIsTheMiddleOneOfAnOddNumberAndHalfwayBetweenTwoOfAnEvenOne() {
    assertEquals(new Figure("ms", 3.0, 1.0, 9.0, 3), Figure.of(Samples.of("ms", 9, 1, 3)));
    assertEquals(new Figure("s", 2.5, -1.0, 9.0, 4), Figure.of(Samples.of("s", 9, -1, 3, 2)));
    assertEquals(new Figure("s", 7.0, 7.0, 7.0, 1), Figure.of(Samples.of("s", 7)));
  }

  @Test
  void withoutSamplesThereIsNoMedian() {
    assertEquals(new Figure("s", null, null, null, 0), Figure.of(Samples.of("s")));
  }

  @Test
  void samplesOfOneKindAddUpAndOthersAreRefused() {
    Samples both = Samples.of("s", 1).and(Samples.of("s", 3, 2));
    assertArrayEquals(new double[] {1, 3, 2}, both.values());
    assertThrows(IllegalArgumentException.class, () -> Samples.of("s", 1).and(Samples.of("ms", 1)));
    assertThrows(IllegalArgumentException.class, () -> Samples.of("s", Double.NaN));
  }

  @Test
  void outcomesKeepTheOrderOfTheirFiguresAndPutSamplesTogether() {
    Outcome first = new Outcome(Map.of("a", Samples.of("s", 1)));
    Outcome sum = Outcome.EMPTY.and(first).and(first).and(new Outcome(Map.of()));
    assertArrayEquals(new double[] {1, 1}, sum.figures().get("a").values());
  }

  @Test
  void ratiosAreOfThePairsNotOfAllRounds() {
    Comparison comparison = new Comparison("step", "their step");
    Pairs pairs = new Pairs(List.of(comparison));
    // The machine was ten times slower in the second round: for both.
    pairs.add(outcome("step", 1, 2, 3), outcome("their step", 4));
    pairs.add(outcome("step", 20), outcome("their step", 20, 40, 80));
    pairs.add(outcome("step", 3), outcome("their step", 2));
    assertEquals(Map.of(comparison, new Figure("", 0.5, 0.5, 1.5, 3)), pairs.ratios());
  }

  @Test
  void aSideThatDidNotGetThereMakesNoRatio() {
    Pairs pairs = new Pairs(List.of(new Comparison("time", "time")));
    pairs.add(outcome("time"), outcome("time", 1));
    pairs.add(outcome("time", 1), outcome("other", 1));
    assertEquals(Map.of(), pairs.ratios());
  }

  private static Outcome outcome(String figure, double... values) {
    return new Outcome(Map.of(figure, Samples.of("s", values)));
  }
}
