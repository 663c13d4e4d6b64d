package dev.csn.triplet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Hang;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.DistanceAttribute;
import dev.csn.random.Seed;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What tests of triplets ask again and again. */
final class TripletAssertions {
  private TripletAssertions() {}

  static SplittableRandom random() {
    return new Seed(3).random();
  }

  static void assertSameClassAgainstAnother(Categorical attribute, int[] rows, Triplets triplets) {
    for (int t = 0; t < triplets.size(); t++) {
      int anchor = rows[triplets.anchors()[t]];
      int positive = rows[triplets.positives()[t]];
      int negative = rows[triplets.negatives()[t]];
      assertNotEquals(anchor, positive);
      assertEquals(attribute.code(anchor), attribute.code(positive));
      assertNotEquals(attribute.code(anchor), attribute.code(negative));
    }
  }

  static void assertNearerAgainstFarther(
      DistanceAttribute attribute, double minimumGap, int[] rows, Triplets triplets) {
    for (int t = 0; t < triplets.size(); t++) {
      int anchor = rows[triplets.anchors()[t]];
      int positive = rows[triplets.positives()[t]];
      int negative = rows[triplets.negatives()[t]];
      assertTrue(anchor != positive && anchor != negative && positive != negative);
      double gap = attribute.distance(anchor, negative) - attribute.distance(anchor, positive);
      assertTrue(gap > 0 && gap >= minimumGap, "gap " + gap);
    }
  }

  /** That it gives up on all of 100 triplets. */
  static void assertNoneSoon(TripletSource source) {
    assertEquals(0, Hang.bounded(() -> source.draw(100, random())).size());
  }

  static void assertSame(Triplets expected, Triplets found) {
    assertArrayEquals(expected.anchors(), found.anchors());
    assertArrayEquals(expected.positives(), found.positives());
    assertArrayEquals(expected.negatives(), found.negatives());
  }

  /**
   * That counts are as uneven as chance makes them: chi-square within five standard deviations of
   * its mean. One count that is off by a tenth of thousands fails.
   */
  static void assertUniform(int[] counts) {
    double expected = Arrays.stream(counts).average().orElseThrow();
    double chiSquare = 0;
    for (int count : counts) {
      chiSquare += (count - expected) * (count - expected) / expected;
    }
    int freedom = counts.length - 1;
    assertEquals(freedom, chiSquare, 5 * Math.sqrt(2.0 * freedom), Arrays.toString(counts));
  }

  /** How often each number below {@code size} occurs. */
  static int[] counts(int[] values, int size) {
    int[] counts = new int[size];
    for (int value : values) {
      counts[value]++;
    }
    return counts;
  }
}
