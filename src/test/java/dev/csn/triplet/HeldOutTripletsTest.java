package dev.csn.triplet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.error.InputException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldOutTripletsTest {
  private static final int MANY = 20_000;

  /** Items 0 to 3 are a, 4 and 5 are b, 6 is c; nothing is d. */
  private static final Categorical SKEWED =
      new Categorical("kind", List.of("d", "a", "b", "c"), new int[] {1, 1, 1, 1, 2, 2, 3});

  private static Continuous line(float... points) {
    return new Continuous("height", List.of("m"), points);
  }

  private static void refused(Attribute attribute, String why) {
    InputException e = assertThrows(InputException.class, () -> HeldOutTriplets.of(attribute, 100));
    String start = "attribute '" + attribute.name() + "': no held-out triplets can be drawn: ";
    assertTrue(e.getMessage().startsWith(start), e.getMessage());
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }

  /** How often each row occurs, as a share. */
  private static double[] shares(int[] rows, int items) {
    double[] shares = new double[items];
    for (int row : rows) {
      shares[row] += 1.0 / rows.length;
    }
    return shares;
  }

  @Test
  void theProtocolAsksTwentyThousand() {
    assertEquals(20_000, HeldOutTriplets.COUNT);
  }

  @Test
  void theDrawsAreTheSameForever() {
    // Figures of earlier runs could no longer be compared if this had to be changed.
    Triplets byClass = HeldOutTriplets.of(SKEWED, 5);
    assertArrayEquals(new int[] {4, 4, 4, 5, 3}, byClass.anchors());
    assertArrayEquals(new int[] {5, 5, 5, 4, 2}, byClass.positives());
    assertArrayEquals(new int[] {3, 3, 6, 1, 6}, byClass.negatives());
    Triplets byDistance = HeldOutTriplets.of(line(0, 1, 3, 7, 15), 5);
    assertArrayEquals(new int[] {0, 2, 1, 4, 2}, byDistance.anchors());
    assertArrayEquals(new int[] {1, 0, 2, 3, 1}, byDistance.positives());
    assertArrayEquals(new int[] {3, 4, 3, 2, 4}, byDistance.negatives());
  }

  @Test
  void attributesOfTheSameValuesButOtherNamesAreAskedOtherwise() {
    Continuous height = line(0, 1, 3, 7, 15);
    Continuous width = new Continuous("width", List.of("m"), new float[] {0, 1, 3, 7, 15});
    assertFalse(
        Arrays.equals(
            HeldOutTriplets.of(height, 100).anchors(), HeldOutTriplets.of(width, 100).anchors()));
  }

  @Test
  void positivesShareTheAnchorsClassAndNegativesDoNot() {
    Triplets triplets = HeldOutTriplets.of(SKEWED, MANY);
    assertEquals(MANY, triplets.size());
    for (int i = 0; i < triplets.size(); i++) {
      int anchor = triplets.anchors()[i];
      assertNotEquals(anchor, triplets.positives()[i]);
      assertEquals(SKEWED.code(anchor), SKEWED.code(triplets.positives()[i]));
      assertNotEquals(SKEWED.code(anchor), SKEWED.code(triplets.negatives()[i]));
    }
  }

  @Test
  void classesAreDrawnBeforeItems() {
    Triplets triplets = HeldOutTriplets.of(SKEWED, MANY);
    // Anchors: a or b, half each. Negatives of a: b or c, of b: a or c.
    double[] pairs = {1 / 8.0, 1 / 8.0, 1 / 8.0, 1 / 8.0, 1 / 4.0, 1 / 4.0, 0};
    double[] negatives = {1 / 16.0, 1 / 16.0, 1 / 16.0, 1 / 16.0, 1 / 8.0, 1 / 8.0, 1 / 2.0};
    assertArrayEquals(pairs, shares(triplets.anchors(), 7), 0.015);
    assertArrayEquals(pairs, shares(triplets.positives(), 7), 0.015);
    assertArrayEquals(negatives, shares(triplets.negatives(), 7), 0.015);
  }

  @Test
  void pointsAreDrawnUniformlyAndTheNearerIsThePositive() {
    Continuous points = line(0, 1, 3, 7, 15);
    Triplets triplets = HeldOutTriplets.of(points, MANY);
    int[] seen = new int[125];
    for (int i = 0; i < triplets.size(); i++) {
      int anchor = triplets.anchors()[i];
      int positive = triplets.positives()[i];
      int negative = triplets.negatives()[i];
      assertTrue(anchor != positive && anchor != negative);
      assertTrue(points.distance(anchor, positive) < points.distance(anchor, negative));
      seen[anchor * 25 + positive * 5 + negative]++;
    }
    // No ties: each of 5 anchors with each of 6 pairs of others, in one of two orders.
    int[] drawn = Arrays.stream(seen).filter(n -> n > 0).toArray();
    assertEquals(30, drawn.length);
    for (int n : drawn) {
      assertEquals(MANY / 30.0, n, 110);
    }
  }

  @Test
  void exactTiesAreRedrawn() {
    Triplets triplets = HeldOutTriplets.of(line(0, 1, 2), 1000);
    assertTrue(Arrays.stream(triplets.anchors()).noneMatch(anchor -> anchor == 1));
  }

  @Test
  void oneItemUnlikeTheOthersIsEnough() {
    float[] points = new float[50];
    points[20] = 1;
    Triplets triplets = HeldOutTriplets.of(line(points), 200);
    assertTrue(Arrays.stream(triplets.negatives()).allMatch(negative -> negative == 20));
  }

  @Test
  void dataThatAllowNoTripletAreRefusedWithTheReason() {
    refused(line(1, 2), "only 2 items, at least 3 are needed");
    refused(line(), "only 0 items");
    refused(line(4, 4, 4, 4), "almost all items are equally far apart");
    // An equilateral triangle: different points, yet only ties.
    refused(
        new Continuous("corner", List.of("x", "y", "z"), new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}),
        "almost all items are equally far apart");
    refused(
        new Categorical("kind", List.of("a", "b"), new int[] {1, 1, 1}),
        "all items are of one class");
    refused(
        new Categorical("kind", List.of("a", "b", "c"), new int[] {0, 1, 2}),
        "no class has 2 items");
  }

  @Test
  void theOnlyPairIsDrawnInBothOrders() {
    Categorical attribute = new Categorical("kind", List.of("a", "b"), new int[] {0, 1, 0});
    Triplets triplets = HeldOutTriplets.of(attribute, 100);
    assertArrayEquals(
        new int[] {0, 2}, Arrays.stream(triplets.anchors()).distinct().sorted().toArray());
    assertTrue(Arrays.stream(triplets.negatives()).allMatch(negative -> negative == 1));
  }

  @Test
  void partsOfDifferentLengthsAreNoTriplets() {
    assertThrows(
        IllegalArgumentException.class, () -> new Triplets(new int[2], new int[2], new int[1]));
  }
}
