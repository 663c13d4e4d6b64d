package dev.csn.triplet;

import static dev.csn.triplet.TripletAssertions.assertNearerAgainstFarther;
import static dev.csn.triplet.TripletAssertions.assertNoneSoon;
import static dev.csn.triplet.TripletAssertions.assertUniform;
import static dev.csn.triplet.TripletAssertions.random;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.attribute.Continuous;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearerTripletsTest {
  private static final int ATTEMPTS = 100;

  private static Continuous line(float... points) {
    return new Continuous("height", List.of("m"), points);
  }

  private static Triplets draw(Continuous attribute, double gap, int count, int... rows) {
    return source(attribute, gap, rows).draw(count, random());
  }

  private static NearerTriplets source(Continuous attribute, double gap, int... rows) {
    return new NearerTriplets(attribute, gap, ATTEMPTS, rows);
  }

  @Test
  void theNearerIsThePositive() {
    Continuous points =
        new Continuous("place", List.of("x", "y"), new float[] {0, 0, 3, 4, -1, 2, 9, 9, 5, -5});
    int[] rows = {4, 1, 0, 3, 2};
    Triplets triplets = draw(points, 0, 1000, rows);
    assertEquals(1000, triplets.size());
    assertNearerAgainstFarther(points, 0, rows, triplets);
  }

  @Test
  void tripletsOfDifferentItemsAreDrawnUniformly() {
    // No two distances are equal: every anchor goes with every pair of others, in one order.
    Continuous points = line(0, 1, 3, 7, 15);
    Triplets triplets = draw(points, 0, 30_000, 0, 1, 2, 3, 4);
    int[] seen = new int[125];
    for (int t = 0; t < triplets.size(); t++) {
      seen[triplets.anchors()[t] * 25 + triplets.positives()[t] * 5 + triplets.negatives()[t]]++;
    }
    int[] drawn = Arrays.stream(seen).filter(n -> n > 0).toArray();
    assertEquals(5 * 6, drawn.length);
    assertUniform(drawn);
  }

  @Test
  void aGapSortsOutTheTripletsThatDifferByLess() {
    Continuous points = line(0, 1, 3, 7, 15);
    int[] rows = {0, 1, 2, 3, 4};
    Triplets triplets = draw(points, 8, 1000, rows);
    assertEquals(1000, triplets.size());
    assertNearerAgainstFarther(points, 8, rows, triplets);
    // The gap itself suffices: from 0, 7 and 15 differ by 8; from 15, the others by 7.
    Triplets exact = draw(points, 8, 500, 0, 3, 4);
    assertEquals(500, exact.size());
    assertTrue(IntStream.of(exact.anchors()).allMatch(anchor -> anchor == 0));
  }

  @Test
  void exactTiesNeverCount() {
    Triplets triplets = draw(line(0, 1, 2), 0, 500, 0, 1, 2);
    assertEquals(500, triplets.size());
    assertTrue(IntStream.of(triplets.anchors()).noneMatch(anchor -> anchor == 1));
  }

  @Test
  void differencesThatTheRootOfTheSquaresLosesDoCount() {
    float[] values = {0, 0, 1, 0, 1, 1.5e-8f};
    Continuous points = new Continuous("place", List.of("x", "y"), values);
    assertEquals(points.distance(0, 1), points.distance(0, 2));
    Triplets triplets = draw(points, 0, 500, 0, 1, 2);
    for (int t = 0; t < triplets.size(); t++) {
      boolean ofTheOrigin = triplets.anchors()[t] == 0;
      assertTrue(!ofTheOrigin || triplets.positives()[t] == 1);
    }
    assertTrue(IntStream.of(triplets.anchors()).anyMatch(anchor -> anchor == 0));
  }

  @Test
  void dataWithoutATripletGiveNone() {
    assertNoneSoon(source(line(1, 2), 0, 0, 1)); // two items
    assertNoneSoon(source(line(4, 4, 4, 4), 0, 0, 1, 2, 3)); // all in one point
    assertNoneSoon(source(line(0, 1, 3, 7, 15), 15.5, 0, 1, 2, 3, 4)); // no gap that wide
    assertNoneSoon(source(line(), 0));
  }

  @Test
  void rareTripletsMayBeFewerThanAskedFor() {
    // Two of 2,000 items are off the rest: a draw in 500 gives a triplet.
    float[] points = new float[2000];
    points[7] = 1;
    points[1900] = 2;
    Continuous attribute = line(points);
    int[] rows = IntStream.range(0, 2000).toArray();
    Triplets triplets = draw(attribute, 0, 1000, rows);
    assertTrue(triplets.size() > 0 && triplets.size() < 1000, triplets.size() + " triplets");
    assertNearerAgainstFarther(attribute, 0, rows, triplets);
  }
}
