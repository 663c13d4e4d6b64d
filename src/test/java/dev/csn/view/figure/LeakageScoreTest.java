package dev.csn.view.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.evaluation.ConditionScores;
import dev.csn.evaluation.Scores;
import org.junit.jupiter.api.Test;

class LeakageScoreTest {
  private static final ConditionScores CLASSES = Scores.ofClasses(0.9, 0.9, 0.9, 0.8, 0.1, 1, 1);
  private static final ConditionScores POINTS =
      Scores.ofDistances("continuous", 0.9, 32, 20, 132, null);
  private static final ConditionScores COMPARED = Scores.ofComparisons(0.75);

  @Test
  void chanceIsZeroAndTheOwnConditionIsOne() {
    for (ConditionScores own : new ConditionScores[] {CLASSES, POINTS, COMPARED}) {
      assertEquals(1, LeakageScore.of(own.comparable(), own.comparable()).score());
    }
    assertEquals(0, LeakageScore.of(Scores.leak(CLASSES, 0.1), CLASSES.comparable()).score());
    assertEquals(
        1, LeakageScore.of(Scores.leak(CLASSES, 0.9), CLASSES.comparable()).score(), 1e-12);
    assertEquals(0, LeakageScore.of(Scores.leak(POINTS, 132), POINTS.comparable()).score());
    assertEquals(1, LeakageScore.of(Scores.leak(POINTS, 32), POINTS.comparable()).score());
    assertEquals(0, LeakageScore.of(Scores.leak(COMPARED, 0.5), COMPARED.comparable()).score());
  }

  @Test
  void betweenThemTheScaleIsEvenAndItGoesOnBeyond() {
    assertEquals(
        0.25, LeakageScore.of(Scores.leak(CLASSES, 0.3), CLASSES.comparable()).score(), 1e-12);
    assertEquals(
        0.25, LeakageScore.of(Scores.leak(POINTS, 107), POINTS.comparable()).score(), 1e-12);
    assertEquals(
        -0.1, LeakageScore.of(Scores.leak(POINTS, 142), POINTS.comparable()).score(), 1e-12);
    assertEquals(
        1.2, LeakageScore.of(Scores.leak(COMPARED, 0.8), COMPARED.comparable()).score(), 1e-12);
  }

  @Test
  void withoutAScaleThereIsTheMeasureAlone() {
    ConditionScores useless = Scores.ofClasses(0.5, 0.1, 0.1, 0.1, 0.1, 1, 1);
    LeakageScore cell = LeakageScore.of(Scores.leak(useless, 0.2), useless.comparable());
    assertEquals(Double.NaN, cell.score());
    assertEquals("0.200", cell.measure());
    assertEquals(Double.NaN, LeakageScore.of(useless.comparable(), useless.comparable()).score());
    assertEquals(
        LeakageScore.NONE, LeakageScore.of(Scores.leak(CLASSES, 0.2), POINTS.comparable()));
    assertEquals(LeakageScore.NONE, LeakageScore.of(null, POINTS.comparable()));
  }
}
