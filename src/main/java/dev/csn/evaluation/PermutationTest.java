package dev.csn.evaluation;

import dev.csn.random.Seed;

/**
 * Whether two masks keep out of each other's way more than chance would have it: a small share says
 * that masks with the same entries, laid out at random, would nearly always overlap more.
 */
final class PermutationTest {
  static final int PERMUTATIONS = 10_000;

  /** Fixed, and the same for every pair: a pair's figure depends on the two masks alone. */
  private static final Seed SEED = new Seed(2017).of("mask permutations");

  /** The same entries summed in another order differ by rounding; that is no lower cosine. */
  private static final double ROUNDING = 1e-12;

  private PermutationTest() {}

  /**
   * The share of {@value #PERMUTATIONS} random permutations of b's dimensions whose cosine with a
   * is as low as that of a and b, or lower; 1 if either is all zeros.
   */
  static double share(double[] a, double[] b) {
    double[] unitA = MaskStatistics.normalized(a);
    double[] unitB = MaskStatistics.normalized(b);
    double bound = MaskStatistics.cosine(a, b) + ROUNDING;
    int low = 0;
    for (int i = 0; i < PERMUTATIONS; i++) {
      int[] order = SEED.at(i).permutation(unitB.length);
      double dot = 0;
      for (int d = 0; d < unitA.length; d++) {
        dot += unitA[d] * unitB[order[d]];
      }
      if (dot <= bound) {
        low++;
      }
    }
    return (double) low / PERMUTATIONS;
  }
}
