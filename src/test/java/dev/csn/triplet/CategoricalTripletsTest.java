package dev.csn.triplet;

import static dev.csn.triplet.TripletAssertions.assertNoneSoon;
import static dev.csn.triplet.TripletAssertions.assertSameClassAgainstAnother;
import static dev.csn.triplet.TripletAssertions.assertUniform;
import static dev.csn.triplet.TripletAssertions.counts;
import static dev.csn.triplet.TripletAssertions.random;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.attribute.Categorical;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CategoricalTripletsTest {
  /** Of class a: 0 to 4; of b: 5, 6, 7; of c: 8, 9; nothing of d. */
  private static final Categorical ATTRIBUTE =
      new Categorical(
          "kind", List.of("d", "a", "b", "c"), new int[] {1, 1, 1, 1, 1, 2, 2, 2, 3, 3});

  private static int[] all(Categorical attribute) {
    return IntStream.range(0, attribute.items()).toArray();
  }

  private static Categorical of(int... codes) {
    return new Categorical("kind", List.of("a", "b", "c"), codes);
  }

  @Test
  void aPositiveSharesTheAnchorsClassAndANegativeDoesNot() {
    int[] rows = all(ATTRIBUTE);
    Triplets triplets = new CategoricalTriplets(ATTRIBUTE, rows).draw(1000, random());
    assertEquals(1000, triplets.size());
    assertSameClassAgainstAnother(ATTRIBUTE, rows, triplets);
  }

  @Test
  void tripletsArePositionsAmongTheRowsInWhateverOrderTheyStand() {
    int[] rows = {9, 0, 6, 2, 5};
    Triplets triplets = new CategoricalTriplets(ATTRIBUTE, rows).draw(1000, random());
    assertSameClassAgainstAnother(ATTRIBUTE, rows, triplets);
    // c has one item left: it is a negative, never an anchor.
    int[] anchors = counts(triplets.anchors(), rows.length);
    assertEquals(0, anchors[0]);
    assertUniform(IntStream.range(1, 5).map(i -> anchors[i]).toArray());
  }

  @Test
  void classesAreDrawnUniformlyHoweverManyItemsTheyHave() {
    Triplets triplets = new CategoricalTriplets(ATTRIBUTE, all(ATTRIBUTE)).draw(30_000, random());
    assertUniform(classes(triplets.anchors()));
    assertUniform(classes(triplets.negatives()));
    int[] anchors = counts(triplets.anchors(), 10);
    int[] positives = counts(triplets.positives(), 10);
    int[] negatives = counts(triplets.negatives(), 10);
    for (int[] counts : List.of(anchors, positives, negatives)) {
      assertUniform(IntStream.range(0, 5).map(i -> counts[i]).toArray());
      assertUniform(IntStream.range(5, 8).map(i -> counts[i]).toArray());
      assertUniform(IntStream.range(8, 10).map(i -> counts[i]).toArray());
    }
  }

  private static int[] classes(int[] items) {
    int[] codes = IntStream.of(items).map(ATTRIBUTE::code).map(code -> code - 1).toArray();
    return counts(codes, 3);
  }

  @Test
  void dataWithoutATripletGiveNone() {
    assertNoneSoon(new CategoricalTriplets(of(1, 1, 1, 1), new int[] {0, 1, 2, 3})); // one class
    assertNoneSoon(new CategoricalTriplets(of(0, 1, 2), new int[] {0, 1, 2})); // singletons
    assertNoneSoon(new CategoricalTriplets(of(0, 0, 1), new int[] {0, 1})); // two alike
    assertNoneSoon(new CategoricalTriplets(of(0, 0, 1), new int[] {1, 2})); // two unlike
    assertNoneSoon(new CategoricalTriplets(of(), new int[] {}));
  }

  @Test
  void onePairAndOneOtherAreEnough() {
    Categorical attribute = of(0, 2, 0);
    Triplets triplets = new CategoricalTriplets(attribute, all(attribute)).draw(50, random());
    assertEquals(50, triplets.size());
    assertSameClassAgainstAnother(attribute, all(attribute), triplets);
  }
}
