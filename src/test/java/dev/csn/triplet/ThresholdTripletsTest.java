package dev.csn.triplet;

import static dev.csn.triplet.TripletAssertions.assertNoneSoon;
import static dev.csn.triplet.TripletAssertions.assertSame;
import static dev.csn.triplet.TripletAssertions.random;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Hang;
import dev.csn.attribute.Continuous;
import dev.csn.random.Seed;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTripletsTest {
  private static Continuous line(float... points) {
    return new Continuous("height", List.of("m"), points);
  }

  /** Points with whole coordinates in a square of 0 to 99. */
  private static Continuous square(int items) {
    SplittableRandom random = new Seed(4).random();
    float[] values = new float[2 * items];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(100);
    }
    return new Continuous("place", List.of("x", "y"), values);
  }

  private static int[] all(Continuous attribute) {
    return IntStream.range(0, attribute.items()).toArray();
  }

  private static ThresholdTriplets source(Continuous attribute, double near, double far) {
    return new ThresholdTriplets(attribute, near, far, all(attribute));
  }

  @ParameterizedTest
  @CsvSource({"1, 3000", "20, 20", "100, 3000", "2000, 3000"})
  void tripletsAreThoseOfTheRuleTakenLiterally(double near, double far) {
    // Below 100, "near" has to grow for most of the draws, even beyond a "far" of 20.
    Continuous points = square(90);
    int[] rows = IntStream.range(0, 60).map(i -> 89 - i).toArray();
    Triplets expected = new NaiveThresholdTriplets(points, near, far, rows).draw(200, random());
    assertSame(expected, new ThresholdTriplets(points, near, far, rows).draw(200, random()));
  }

  @Test
  void whereItemsAreDenseBothThresholdsHold() {
    Continuous points = square(4000);
    Triplets triplets = source(points, 100, 900).draw(500, random());
    assertEquals(500, triplets.size());
    for (int t = 0; t < triplets.size(); t++) {
      int anchor = triplets.anchors()[t];
      assertNotEquals(anchor, triplets.positives()[t]);
      // All three lie within 10, within 10 and beyond 30 of one point.
      assertTrue(points.distance(anchor, triplets.positives()[t]) < 20);
      assertTrue(points.distance(anchor, triplets.negatives()[t]) > 20);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1e-30})
  void itemsHoweverFarApartForTheThresholdAreFound(double near) {
    Continuous points = line(0, 1e6f, 3e6f, 7e6f, 15e6f, 1e9f);
    Triplets triplets = Hang.bounded(() -> source(points, near, near).draw(100, random()));
    assertEquals(100, triplets.size());
  }

  @Test
  void dataWithoutATripletGiveNone() {
    assertNoneSoon(source(line(1, 2), 1, 1)); // two items
    assertNoneSoon(source(line(4, 4, 4, 4), 1, 2)); // all in one point
    assertNoneSoon(source(line(0, 1, 2, 3), 1, 100)); // nothing is that far
    assertNoneSoon(source(line(), 1, 1));
  }
}
