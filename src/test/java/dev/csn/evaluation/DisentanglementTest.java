package dev.csn.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DisentanglementTest {
  private static final List<String> TWO = List.of("a", "b");

  private static double log(double base, double x) {
    return Math.log(x) / Math.log(base);
  }

  @Test
  void byHand() {
    // Rows in parts of their sums: (1/2, 1/2, 0, 0) and (0, 1/4, 3/4, 0).
    Disentanglement dci = Disentanglement.of(TWO, new double[][] {{3, 3, 0, 0}, {0, 1, 3, 0}});
    // The second dimension is a's by two thirds; it has 3/4 of the importance, which sums to 2.
    double entropy = -(2 / 3.0 * log(2, 2 / 3.0) + 1 / 3.0 * log(2, 1 / 3.0));
    assertEquals(1 - 0.75 / 2 * entropy, dci.disentanglement(), 1e-12);
    double a = 1 - log(4, 2);
    double b = 1 + (0.25 * log(4, 0.25) + 0.75 * log(4, 0.75));
    assertEquals(a, dci.completenessByCondition().get("a"), 1e-12);
    assertEquals(b, dci.completenessByCondition().get("b"), 1e-12);
    assertEquals((a + b) / 2, dci.completeness(), 1e-12);
  }

  @Test
  void conditionsWeighAlikeHoweverLargeTheirMasks() {
    double[][] masks = {{3, 1, 0}, {0, 1, 4}};
    double[][] scaled = {{3000, 1000, 0}, {0, 0.01, 0.04}};
    assertEquals(
        Disentanglement.of(TWO, masks).disentanglement(),
        Disentanglement.of(TWO, scaled).disentanglement(),
        1e-12);
    assertEquals(
        Disentanglement.of(TWO, masks).completeness(),
        Disentanglement.of(TWO, scaled).completeness(),
        1e-12);
  }

  @Test
  void identicalMasksAreNotDisentangledAtAll() {
    assertEquals(
        0, Disentanglement.of(TWO, new double[][] {{1, 2, 3}, {1, 2, 3}}).disentanglement(), 1e-12);
  }

  @Test
  void flatMasksAreAsIncompleteAsCanBe() {
    assertEquals(
        0, Disentanglement.of(TWO, new double[][] {{1, 1, 1}, {2, 2, 2}}).completeness(), 1e-12);
  }

  @Test
  void masksOfOneDimensionEachAreDisentangledAndComplete() {
    Disentanglement dci = Disentanglement.of(TWO, new double[][] {{0, 7, 0}, {2, 0, 0}});
    assertEquals(1, dci.disentanglement(), 1e-12);
    assertEquals(1, dci.completeness(), 1e-12);
  }

  @Test
  void aDeadMaskIsIncompleteAndEntanglesNothing() {
    Disentanglement dci = Disentanglement.of(TWO, new double[][] {{0, 0, 0}, {0, 5, 0}});
    assertEquals(1, dci.disentanglement(), 1e-12);
    assertEquals(0, dci.completenessByCondition().get("a"));
    assertEquals(0.5, dci.completeness(), 1e-12);
    assertEquals(0, Disentanglement.of(TWO, new double[2][3]).disentanglement());
    assertEquals(0, Disentanglement.of(TWO, new double[2][3]).completeness());
  }

  @Test
  void withOneConditionOrOneDimensionThereIsNothingToDivide() {
    Disentanglement one = Disentanglement.of(List.of("a"), new double[][] {{1, 1}});
    assertEquals(1, one.disentanglement(), 1e-12);
    assertEquals(0, one.completeness(), 1e-12);
    Disentanglement narrow = Disentanglement.of(TWO, new double[][] {{3}, {4}});
    assertEquals(0, narrow.disentanglement(), 1e-12);
    assertEquals(1, narrow.completeness(), 1e-12);
  }
}
