package dev.csn.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskStatisticsTest {
  private static final double[] ZEROS = new double[4];

  @Test
  void cosineByHand() {
    assertEquals(0.8, MaskStatistics.cosine(new double[] {1, 0}, new double[] {4, 3}), 1e-12);
    assertEquals(-1, MaskStatistics.cosine(new double[] {1, 2}, new double[] {-2, -4}), 1e-12);
    assertEquals(0, MaskStatistics.cosine(new double[] {1, 0}, new double[] {0, 5}));
  }

  @Test
  void cosineOfAMaskWithItselfIsOneHoweverLargeOrSmall() {
    for (double scale : new double[] {1, 1e200, 1e-200}) {
      double[] mask = {scale, 2 * scale, 0, 7 * scale};
      assertEquals(1, MaskStatistics.cosine(mask, mask), 1e-12);
    }
  }

  @Test
  void cosineWithADeadMaskIsZero() {
    assertEquals(0, MaskStatistics.cosine(ZEROS, new double[] {1, 2, 3, 4}));
    assertEquals(0, MaskStatistics.cosine(ZEROS, ZEROS));
  }

  @Test
  void normalizedMasksHaveLengthOne() {
    assertArrayEquals(
        new double[] {0.6, 0.8}, MaskStatistics.normalized(new double[] {3, 4}), 1e-12);
    assertArrayEquals(ZEROS, MaskStatistics.normalized(ZEROS));
  }

  @Test
  void giniIsZeroForEqualEntriesAndNearOneForOneAlone() {
    assertEquals(0, MaskStatistics.gini(new double[] {2, 2, 2, 2}), 1e-12);
    assertEquals(0.75, MaskStatistics.gini(new double[] {0, 9, 0, 0}), 1e-12);
    assertEquals(0.25, MaskStatistics.gini(new double[] {3, 1}), 1e-12);
    assertEquals(0, MaskStatistics.gini(new double[] {5}), 1e-12);
    assertEquals(0, MaskStatistics.gini(ZEROS));
  }

  @Test
  void giniIsHalfTheRelativeMeanAbsoluteDifference() {
    double[] mask = new Random(3).doubles(30).toArray();
    double differences = 0;
    double sum = 0;
    for (double a : mask) {
      sum += a;
      for (double b : mask) {
        differences += Math.abs(a - b);
      }
    }
    assertEquals(differences / (2 * mask.length * sum), MaskStatistics.gini(mask), 1e-12);
  }

  @Test
  void aDimensionCountsAboveATenthOfTheMaximum() {
    double[] a = {10, 1, 1.01, 0, 5};
    double[] b = {0.2, 1, 2, 2, 0.19};
    assertEquals(3, MaskStatistics.activeDimensions(a));
    assertEquals(3, MaskStatistics.activeDimensions(b));
    assertEquals(1, MaskStatistics.sharedDimensions(a, b));
  }

  @Test
  void aDeadMaskUsesNoDimension() {
    assertEquals(0, MaskStatistics.activeDimensions(ZEROS));
    assertEquals(0, MaskStatistics.sharedDimensions(ZEROS, new double[] {1, 1, 1, 1}));
  }

  @Test
  void dimensionsCountInOneMaskOrInSeveralOrInNone() {
    double[][] masks = {{10, 1, 0, 8, 0}, {5, 5, 0, 0, 0}, {9, 0.1, 0, 2, 7}};
    assertArrayEquals(new int[] {1, 4}, MaskStatistics.countedIn(masks, 1, 1));
    assertArrayEquals(new int[] {0, 3}, MaskStatistics.countedIn(masks, 2, 3));
    assertArrayEquals(new int[] {2}, MaskStatistics.countedIn(masks, 0, 0));
    assertEquals(new MaskFigures.DimensionUse(4, 2, 2, 1), MaskFigures.DimensionUse.of(masks));
    assertEquals(
        new MaskFigures.DimensionUse(0, 0, 0, 4),
        MaskFigures.DimensionUse.of(new double[][] {ZEROS, ZEROS}));
    assertEquals(
        new MaskFigures.DimensionUse(1, 1, 0, 0),
        MaskFigures.DimensionUse.of(new double[][] {{3}}));
  }
}
