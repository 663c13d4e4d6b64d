package dev.csn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void aStepCountsItselfItsTripletsAndTheTime() {
    assertEquals(
        new Progress(2, 7.5, 50L, 0, 0, 0), Progress.START.afterStep(3, 20).afterStep(7.5, 30));
  }

  @Test
  void theFirstEvaluationIsTheBestEvenIfItScoresNothing() {
    Progress progress = Progress.START.afterStep(1, 9);
    assertTrue(progress.improvedBy(0));
    assertEquals(new Progress(1, 1, 9L, 1, 0, 0), progress.afterEvaluation(0));
  }

  @Test
  void onlyABetterScoreIsAnImprovement() {
    Progress best = Progress.START.afterStep(1, 9).afterEvaluation(0.5);
    assertFalse(best.improvedBy(0.5));
    Progress later = best.afterStep(2, 9).afterEvaluation(0.5).afterStep(3, 9).afterEvaluation(0.4);
    assertEquals(new Progress(3, 3, 27L, 1, 0.5, 2), later);
    assertEquals(new Progress(4, 4, 36L, 4, 0.6, 0), later.afterStep(4, 9).afterEvaluation(0.6));
  }

  @Test
  void progressThatCannotBeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Progress(-1, 0, 0L, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Progress(1L << 31, 0, 0L, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Progress(1, 0, 0L, 2, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Progress(1, Double.NaN, 0L, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Progress(1, 0, 0L, 1, 1.5, 0));
    assertThrows(IllegalArgumentException.class, () -> new Progress(1, 0, 0L, 1, Double.NaN, 0));
    assertThrows(IllegalArgumentException.class, () -> new Progress(1, 0, 0L, 1, 1, -1));
    assertThrows(IllegalArgumentException.class, () -> new Progress(1, 0, -1L, 1, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Progress(1, 0, 0L, 1, 1, 2));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Progress(1, Double.POSITIVE_INFINITY, 0L, 1, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Progress(1, 0, Long.MAX_VALUE, 1, 1, 0));
  }
}
