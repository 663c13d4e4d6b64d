package dev.csn.triplet;

import static dev.csn.triplet.TripletAssertions.assertNoneSoon;
import static dev.csn.triplet.TripletAssertions.assertSame;
import static dev.csn.triplet.TripletAssertions.random;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.Ordinal;
import dev.csn.config.ContinuousTriplets;
import dev.csn.config.Sampling;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That items of which an attribute is not known are, to its triplets, as if they were not there.
 */
class MissingValuesTest {
  private static final int ITEMS = 80;
  private static final int[] ALL = IntStream.range(0, ITEMS).toArray();

  /** Every third item is not known. */
  private static final Categorical KIND =
      new Categorical(
          "kind",
          List.of("a", "b", "c"),
          Arrays.stream(ALL).map(i -> i % 3 == 1 ? Categorical.MISSING : i % 7 % 3).toArray());

  private static final Continuous PLACE = new Continuous("place", List.of("x", "y"), points());
  private static final Ordinal LEVEL =
      Ordinal.ofRanks("level", List.of("low", "middle", "high", "top"), ranks());

  private static float[] points() {
    SplittableRandom random = new Seed(11).random();
    float[] points = new float[2 * ITEMS];
    for (int i = 0; i < points.length; i++) {
      points[i] = i / 2 % 5 == 0 ? Float.NaN : random.nextInt(100);
    }
    return points;
  }

  private static float[] ranks() {
    float[] ranks = new float[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      ranks[i] = i % 4 == 2 ? Float.NaN : i * i % 11 % 4;
    }
    return ranks;
  }

  /** Triplets of known rows only, as positions among all rows. */
  private static Triplets amongAll(Triplets triplets, int[] known, int[] rows) {
    int[] positions =
        Arrays.stream(known)
            .map(row -> IntStream.range(0, rows.length).filter(i -> rows[i] == row).sum())
            .toArray();
    return new Triplets(
        Arrays.stream(triplets.anchors()).map(i -> positions[i]).toArray(),
        Arrays.stream(triplets.positives()).map(i -> positions[i]).toArray(),
        Arrays.stream(triplets.negatives()).map(i -> positions[i]).toArray());
  }

  @Test
  void everySourceDrawsAsIfOnlyTheKnownWereThere() {
    int[] rows = IntStream.range(0, 60).map(i -> (i * 7 + 3) % ITEMS).toArray();
    ContinuousTriplets nearer = ContinuousTriplets.nearer(1);
    ContinuousTriplets threshold = ContinuousTriplets.threshold(200, 900);
    ContinuousTriplets levels = ContinuousTriplets.threshold(0.5, 1);
    assertDrawsAmongKnown(KIND, nearer, rows);
    assertDrawsAmongKnown(PLACE, nearer, rows);
    assertDrawsAmongKnown(PLACE, threshold, rows);
    assertDrawsAmongKnown(LEVEL, nearer, rows);
    assertDrawsAmongKnown(LEVEL, levels, rows);
  }

  private static void assertDrawsAmongKnown(
      Attribute attribute, ContinuousTriplets how, int[] rows) {
    int[] known = Arrays.stream(rows).filter(row -> attribute.value(row) != null).toArray();
    assertTrue(known.length < rows.length);
    Triplets expected = TripletSource.of(attribute, how, known).draw(200, random());
    assertEquals(200, expected.size());
    assertSame(
        amongAll(expected, known, rows),
        TripletSource.of(attribute, how, rows).draw(200, random()));
  }

  @Test
  void heldOutTripletsAreThoseOfTheKnownItemsAlone() {
    for (Attribute attribute : List.of(KIND, PLACE, LEVEL)) {
      int[] known = Arrays.stream(ALL).filter(row -> attribute.value(row) != null).toArray();
      Triplets expected = HeldOutTriplets.of(attribute.select(known), 500);
      assertSame(amongAll(expected, known, ALL), HeldOutTriplets.of(attribute, 500));
    }
  }

  @Test
  void withoutKnownItemsNothingIsDrawn() {
    float[] unknown = new float[ITEMS];
    Arrays.fill(unknown, Float.NaN);
    Continuous line = new Continuous("line", List.of("x"), unknown);
    for (ContinuousTriplets how :
        List.of(ContinuousTriplets.nearer(0), ContinuousTriplets.threshold(1, 2))) {
      assertNoneSoon(TripletSource.of(line, how, ALL));
    }
    int[] codes = new int[ITEMS];
    Arrays.fill(codes, Categorical.MISSING);
    Categorical kind = new Categorical("kind", List.of("a", "b"), codes);
    assertNoneSoon(TripletSource.of(kind, ContinuousTriplets.DEFAULT, ALL));
  }

  @Test
  void tooFewKnownItemsAreRefusedWithTheirNumber() {
    float nan = Float.NaN;
    Continuous two = new Continuous("line", List.of("x"), new float[] {nan, 1, nan, 2});
    Refusal.ofInput(
        () -> HeldOutTriplets.of(two, 10), "attribute 'line'", "only 2 items have a value");
    Categorical one = new Categorical("kind", List.of("a", "b"), new int[] {0, -1, 0, 0});
    Refusal.ofInput(() -> HeldOutTriplets.of(one, 10), "'kind'", "all items are of one class");

    Categorical rare =
        new Categorical(
            "rare", List.of("a", "b"), Arrays.stream(ALL).map(i -> i < 3 ? i % 2 : -1).toArray());
    Items items = SamplerData.items(ITEMS, List.of(KIND, rare));
    Refusal.ofInput(
        () -> BatchSampler.of(SamplerData.config(1, Sampling.SHARED, 12), items),
        "attribute 'rare'",
        "among the " + items.rows(Split.TRAIN).length + " items of the training split",
        "of which 2 have a value");
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 53})
  void aBalancedDrawFillsUpWithOthersOnlyWhenTheKnownAreAllIn(int count) {
    int known = KIND.known(ALL).length;
    for (long step = 0; step < 5; step++) {
      int[] drawn = new BalancedDraw(List.of(KIND), ALL, count + 5).draw(step, random());
      assertEquals(count + 5, Arrays.stream(drawn).distinct().count());
      assertEquals(Math.min(known, count + 5), KIND.known(drawn).length);
    }
  }

  @Test
  void distancesAreScaledWhereTripletsAreDrawnByThem() {
    float[] own = {0, 0, 100, 1, 300, 2, 500, 5, 900, 7};
    float[] scaled = {0, 0, 1, 1, 3, 2, 5, 5, 9, 7};
    List<String> xy = List.of("x", "y");
    Continuous divided = new Continuous("place", xy, List.of(100.0, 1.0), own);
    Continuous plain = new Continuous("place", xy, scaled);
    int[] rows = {0, 1, 2, 3, 4};
    for (ContinuousTriplets how :
        List.of(ContinuousTriplets.nearer(1), ContinuousTriplets.threshold(4, 9))) {
      assertSame(
          TripletSource.of(plain, how, rows).draw(300, random()),
          TripletSource.of(divided, how, rows).draw(300, random()));
    }
    assertSame(HeldOutTriplets.of(plain, 300), HeldOutTriplets.of(divided, 300));
    float[] nearer = HeldOutTriplets.of(plain, 300).nearer();
    float[] dividedNearer = HeldOutTriplets.of(divided, 300).nearer();
    for (int t = 0; t < nearer.length; t++) {
      assertEquals(nearer[t], dividedNearer[t], 1e-6f);
    }
  }
}
