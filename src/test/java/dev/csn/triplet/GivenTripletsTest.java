package dev.csn.triplet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.TripletAttribute;
import dev.csn.random.Seed;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GivenTripletsTest {
  private static final int ITEMS = 60;
  private static final int[] ALL = IntStream.range(0, ITEMS).toArray();
  private static final int[] EVEN = IntStream.range(0, ITEMS / 2).map(i -> 2 * i).toArray();

  private static TripletAttribute compared(String name, int count, long seed) {
    SplittableRandom random = new Seed(seed).random();
    int[] triplets = new int[3 * count];
    for (int t = 0; t < count; t++) {
      System.arraycopy(DistinctDraw.of(ALL, 3, random), 0, triplets, 3 * t, 3);
    }
    return new TripletAttribute(name, ITEMS, triplets);
  }

  /** By rows of the dataset. */
  private static Set<List<Integer>> asRows(Triplets triplets, int[] rows) {
    Set<List<Integer>> found = new HashSet<>();
    for (int t = 0; t < triplets.size(); t++) {
      found.add(
          List.of(
              rows[triplets.anchors()[t]],
              rows[triplets.positives()[t]],
              rows[triplets.negatives()[t]]));
    }
    return found;
  }

  /** By trying each triplet. */
  private static Set<List<Integer>> within(TripletAttribute attribute, int[] rows) {
    Set<Integer> among = new TreeSet<>();
    Arrays.stream(rows).forEach(among::add);
    Set<List<Integer>> found = new HashSet<>();
    for (int t = 0; t < attribute.triplets(); t++) {
      List<Integer> triplet =
          List.of(attribute.anchor(t), attribute.positive(t), attribute.negative(t));
      if (among.containsAll(triplet)) {
        found.add(triplet);
      }
    }
    return found;
  }

  @Test
  void allTripletsAmongTheRowsAreFoundAndNoOther() {
    TripletAttribute looks = compared("looks", 500, 1);
    Set<List<Integer>> expected = within(looks, EVEN);
    assertTrue(expected.size() > 20);
    assertEquals(expected, asRows(GivenTriplets.among(looks, EVEN), EVEN));
  }

  @Test
  void noMoreAreDrawnThanThereAre() {
    TripletAttribute looks = compared("looks", 40, 2);
    TripletSource source = new GivenTriplets(looks, ALL);
    assertEquals(within(looks, ALL), asRows(source.draw(40, new Seed(1).random()), ALL));
    assertEquals(40, source.draw(100, new Seed(1).random()).size());
    assertEquals(30, source.draw(30, new Seed(1).random()).size());
  }

  @Test
  void drawsReachEveryTriplet() {
    TripletAttribute looks = compared("looks", 40, 3);
    TripletSource source = new GivenTriplets(looks, ALL);
    SplittableRandom random = new Seed(2).random();
    Set<List<Integer>> seen = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      seen.addAll(asRows(source.draw(10, random), ALL));
    }
    assertEquals(within(looks, ALL), seen);
  }

  @Test
  void aBatchHoldsWholeTripletsOfEveryCondition() {
    TripletAttribute first = compared("first", 30, 4);
    TripletAttribute second = compared("second", 30, 5);
    GivenTriplets.ImageDraw draw = new GivenTriplets.ImageDraw(List.of(first, second), ALL, 24);
    for (int step = 0; step < 20; step++) {
      int[] drawn = draw.draw(step, new Seed(6).at(step).random());
      assertEquals(24, Arrays.stream(drawn).distinct().count());
      // Eight images a triplet at most.
      assertTrue(within(first, drawn).size() >= 4, () -> Arrays.toString(drawn));
      assertTrue(within(second, drawn).size() >= 4, () -> Arrays.toString(drawn));
    }
  }

  @Test
  void tripletsTooFewForABatchAreFilledUpWithAnyImages() {
    TripletAttribute looks = new TripletAttribute("looks", ITEMS, new int[] {3, 1, 2});
    int[] drawn =
        new GivenTriplets.ImageDraw(List.of(looks), ALL, 50).draw(0, new Seed(1).random());
    assertEquals(50, Arrays.stream(drawn).distinct().count());
    assertEquals(1, within(looks, drawn).size());
  }

  @Test
  void attributesWithValuesGetImagesOfTheirOwn() {
    TripletAttribute looks = new TripletAttribute("looks", ITEMS, new int[] {3, 1, 2});
    Continuous size = new Continuous("size", List.of("u"), new float[ITEMS]);
    List<Attribute> both = List.of(size, looks);
    assertTrue(GivenTriplets.areAmong(both));
    int[] drawn = new GivenTriplets.ImageDraw(both, ALL, 12).draw(0, new Seed(1).random());
    assertEquals(12, Arrays.stream(drawn).distinct().count());
    assertEquals(1, within(looks, drawn).size());
  }
}
