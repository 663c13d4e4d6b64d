package dev.csn.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PermutationTestTest {
  private static double share(double[] a, double[] b) {
    return test(a, b).share();
  }

  private static PermutationTest test(double[] a, double[] b) {
    return PermutationTest.ofPairs(new double[][] {a, b}).get(0);
  }

  @Test
  void approachesTheShareOfAllPermutations() {
    double[] a = {1, 2, 3, 4};
    double[] b = {3, 1, 4, 2};
    double observed = dot(a, b);
    int low = 0;
    int all = 0;
    for (int i = 0; i < 256; i++) {
      int[] order = {i & 3, i >> 2 & 3, i >> 4 & 3, i >> 6 & 3};
      if ((1 << order[0] | 1 << order[1] | 1 << order[2] | 1 << order[3]) == 15) {
        double permuted = dot(a, new double[] {b[order[0]], b[order[1]], b[order[2]], b[order[3]]});
        low += permuted <= observed ? 1 : 0;
        all++;
      }
    }
    assertEquals(24, all);
    assertEquals((double) low / all, share(a, b), 0.015);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += a[d] * b[d];
    }
    return sum;
  }

  @Test
  void disjointMasksAreSeldomAsDisjointByChance() {
    // 10 of 20 dimensions each: one layout in C(20, 10) = 184,756 is disjoint.
    double[] a = new double[20];
    double[] b = new double[20];
    for (int d = 0; d < 10; d++) {
      a[d] = 1 + d;
      b[19 - d] = 2 + d;
    }
    assertTrue(share(a, b) <= 2e-4);
  }

  @Test
  void identicalMasksOverlapAsMuchAsAnyLayoutCan() {
    assertEquals(1, share(new double[] {1, 2, 5, 3}, new double[] {1, 2, 5, 3}));
  }

  @Test
  void aFlatMaskTiesWithAllItsPermutationsInSpiteOfRounding() {
    double[] flat = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
    // In this order the products sum to less than in most others, by a bit or two.
    double[] other = {0.001, 0.7, 0.3, 0.2, 1.7, 0.11, 0.9};
    assertEquals(1, share(flat, other));
    assertEquals(1, share(other, flat));
  }

  @Test
  void theMeanIsWhatALayoutByChanceGives() {
    // E[sum a_d b_order(d)] = sum a sum b / D, over the lengths.
    double[] a = {1, 2, 3, 4};
    double[] b = {0, 5, 0, 1};
    assertEquals(10 * 6 / 4.0 / Math.sqrt(30 * 26), test(a, b).mean(), 0.005);
    assertEquals(1, test(new double[] {2, 2}, new double[] {3, 3}).mean(), 1e-12);
    assertEquals(0, test(a, new double[4]).mean());
  }

  @Test
  void ofSeveralMasksEveryPairIsTestedAsIfAlone() {
    double[][] masks = {{1, 2, 3, 4}, {0, 5, 0, 1}, {4, 0, 0.5, 2}};
    assertEquals(
        List.of(test(masks[0], masks[1]), test(masks[0], masks[2]), test(masks[1], masks[2])),
        PermutationTest.ofPairs(masks));
    assertEquals(List.of(), PermutationTest.ofPairs(new double[][] {{1, 2}}));
  }

  @Test
  void aDeadMaskIsNoEvidence() {
    assertEquals(1, share(new double[3], new double[] {1, 2, 3}));
    assertEquals(1, share(new double[1], new double[1]));
  }

  @Test
  void theSameMasksGiveTheSameShare() {
    double[] a = {1, 5, 2, 0.3, 0.2, 4};
    double[] b = {2, 0.1, 3, 4, 0.5, 0.6};
    assertEquals(share(a, b), share(a, b), 0.0);
  }
}
