package dev.csn.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.evaluation.ConditionScores;
import dev.csn.evaluation.Leakage;
import org.junit.jupiter.api.Test;

class LeakageScoreTest {
  private static final ConditionScores CLASSES =
      new ConditionScores.OfClasses(9, 0.9, 0.9, 0.9, 0.8, 0.1, 1, 1, null);
  private static final ConditionScores POINTS =
      new ConditionScores.OfDistances("continuous", 9, 0.9, 32, 20, 132, null);
  private static final ConditionScores COMPARED = new ConditionScores.OfComparisons(9, 0.75);

  @Test
  void chanceIsZeroAndTheOwnConditionIsOne() {
    for (ConditionScores own : new ConditionScores[] {CLASSES, POINTS, COMPARED}) {
      assertEquals(1, LeakageScore.of(own).score());
    }
    assertEquals(0, LeakageScore.of(new Leakage.OfClasses(0.1, 0.1), CLASSES).score());
    assertEquals(1, LeakageScore.of(new Leakage.OfClasses(0.9, 0.1), CLASSES).score(), 1e-12);
    assertEquals(0, LeakageScore.of(new Leakage.OfDistances(132, 132), POINTS).score());
    assertEquals(1, LeakageScore.of(new Leakage.OfDistances(32, 132), POINTS).score());
    assertEquals(0, LeakageScore.of(new Leakage.OfComparisons(0.5, 0.5), COMPARED).score());
  }

  @Test
  void betweenThemTheScaleIsEvenAndItGoesOnBeyond() {
    assertEquals(0.25, LeakageScore.of(new Leakage.OfClasses(0.3, 0.1), CLASSES).score(), 1e-12);
    assertEquals(0.25, LeakageScore.of(new Leakage.OfDistances(107, 132), POINTS).score(), 1e-12);
    assertEquals(-0.1, LeakageScore.of(new Leakage.OfDistances(142, 132), POINTS).score(), 1e-12);
    assertEquals(
        1.2, LeakageScore.of(new Leakage.OfComparisons(0.8, 0.5), COMPARED).score(), 1e-12);
  }

  @Test
  void withoutAScaleThereIsTheMeasureAlone() {
    ConditionScores useless = new ConditionScores.OfClasses(9, 0.5, 0.1, 0.1, 0.1, 0.1, 1, 1, null);
    LeakageScore cell = LeakageScore.of(new Leakage.OfClasses(0.2, 0.1), useless);
    assertEquals(Double.NaN, cell.score());
    assertEquals("0.200", cell.measure());
    assertEquals(Double.NaN, LeakageScore.of(useless).score());
    assertEquals(LeakageScore.NONE, LeakageScore.of(new Leakage.OfClasses(0.2, 0.1), POINTS));
    assertEquals(LeakageScore.NONE, LeakageScore.of(null, POINTS));
  }
}
