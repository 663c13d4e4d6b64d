package dev.csn.evaluation;

import dev.csn.random.Seed;
import java.util.ArrayList;
import java.util.List;

/**
 * A permutation test of two masks' overlap. It shuffles the dimensions of one mask many times. If
 * few shuffles overlap the other mask as little as the real mask does, chance does not explain the
 * low overlap.
 *
 * @param share the share of {@value #PERMUTATIONS} random permutations of b whose cosine with a is
 *     at most the cosine of a and b; 1 if either is all zeros
 * @param mean the mean cosine of a with those permutations, the overlap by chance; 0 if either is
 *     all zeros
 */
record PermutationTest(double share, double mean) {
  static final int PERMUTATIONS = 10_000;

  /** Fixed and common to all pairs, so that a pair's result depends on its two masks alone. */
  private static final Seed SEED = new Seed(2017).of("mask permutations");

  /**
   * Sums in another order differ by rounding. Such a difference must not count as a lower cosine.
   */
  private static final double ROUNDING = 1e-12;

  /**
   * Tests every pair of masks.
   *
   * @param masks [C, D]
   * @return the tests of masks 0 and 1, 0 and 2, ..., 1 and 2, ...
   */
  static List<PermutationTest> ofPairs(double[][] masks) {
    double[][] unit = new double[masks.length][];
    for (int c = 0; c < masks.length; c++) {
      unit[c] = MaskStatistics.normalized(masks[c]);
    }
    double[][] bounds = new double[masks.length][masks.length];
    double[][] sums = new double[masks.length][masks.length];
    int[][] low = new int[masks.length][masks.length];
    for (int a = 0; a < masks.length; a++) {
      for (int b = a + 1; b < masks.length; b++) {
        bounds[a][b] = MaskStatistics.cosine(masks[a], masks[b]) + ROUNDING;
      }
    }
    // All pairs by one permutation before the next is drawn: drawing costs more than a pair does.
    double[] permuted = new double[masks[0].length];
    for (int i = 0; i < PERMUTATIONS; i++) {
      int[] order = SEED.at(i).permutation(permuted.length);
      for (int b = 1; b < masks.length; b++) {
        for (int d = 0; d < permuted.length; d++) {
          permuted[d] = unit[b][order[d]];
        }
        for (int a = 0; a < b; a++) {
          double dot = dot(unit[a], permuted);
          sums[a][b] += dot;
          if (dot <= bounds[a][b]) {
            low[a][b]++;
          }
        }
      }
    }
    List<PermutationTest> tests = new ArrayList<>();
    for (int a = 0; a < masks.length; a++) {
      for (int b = a + 1; b < masks.length; b++) {
        tests.add(
            new PermutationTest((double) low[a][b] / PERMUTATIONS, sums[a][b] / PERMUTATIONS));
      }
    }
    return tests;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += a[d] * b[d];
    }
    return sum;
  }
}
