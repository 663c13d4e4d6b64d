package dev.csn.triplet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.error.ConfigurationException;
import dev.csn.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BalancedDrawTest {
  /** Of 60 items 50 are a, 8 are b, 2 are c; d has none. */
  private static final Categorical SKEWED =
      new Categorical(
          "skewed",
          List.of("a", "b", "c", "d"),
          IntStream.range(0, 60).map(i -> i < 50 ? 0 : i < 58 ? 1 : 2).toArray());

  private static final Categorical EVEN =
      new Categorical("even", List.of("x", "y"), IntStream.range(0, 60).map(i -> i % 2).toArray());

  private static final Continuous PLACE = new Continuous("place", List.of("u"), new float[60]);

  private static final int[] ALL = IntStream.range(0, 60).toArray();

  private static long[] counts(Categorical attribute, int[] drawn) {
    long[] counts = new long[attribute.classes().size()];
    Arrays.stream(drawn).forEach(row -> counts[attribute.code(row)]++);
    return counts;
  }

  private static int[] draw(List<Attribute> attributes, int count, long step) {
    return new BalancedDraw(attributes, ALL, count).draw(step, new Seed(4).at(step).random());
  }

  @Test
  void classesShareTheBatchAsFarAsTheyHaveItems() {
    for (long step = 0; step < 20; step++) {
      int[] drawn = draw(List.of(PLACE, SKEWED), 16, step);
      assertEquals(16, Arrays.stream(drawn).distinct().count());
      long[] counts = counts(SKEWED, drawn);
      assertEquals(2, counts[2], "all there are");
      assertEquals(7, counts[0]);
      assertEquals(7, counts[1]);
    }
  }

  @Test
  void whatDoesNotDivideGoesToAnyClass() {
    boolean[] more = new boolean[2];
    for (long step = 0; step < 40; step++) {
      long[] counts = counts(EVEN, draw(List.of(EVEN), 9, step));
      assertEquals(9, counts[0] + counts[1]);
      assertEquals(1, Math.abs(counts[0] - counts[1]));
      more[counts[0] > counts[1] ? 0 : 1] = true;
    }
    assertTrue(more[0] && more[1]);
  }

  private static final Categorical MANY =
      new Categorical(
          "many",
          IntStream.range(0, 30).mapToObj(c -> "c" + c).toList(),
          IntStream.range(0, 60).map(i -> i / 2).toArray());

  /** Of 60 items two are alike. */
  private static final Categorical SINGLE =
      new Categorical(
          "single",
          IntStream.range(0, 59).mapToObj(c -> "c" + c).toList(),
          IntStream.range(0, 60).map(i -> Math.min(i, 58)).toArray());

  @Test
  void aBatchTooSmallForTwoOfEachClassHoldsPairsOfSome() {
    boolean[] seen = new boolean[30];
    for (long step = 0; step < 60; step++) {
      for (int count : new int[] {3, 8, 9, 20, 45}) {
        long[] counts = counts(MANY, draw(List.of(MANY), count, step));
        assertEquals(count / 2, Arrays.stream(counts).filter(n -> n == 2).count());
        assertEquals(count % 2, Arrays.stream(counts).filter(n -> n == 1).count());
        IntStream.range(0, 30).filter(c -> counts[c] > 0).forEach(c -> seen[c] = true);
      }
      long[] single = counts(SINGLE, draw(List.of(SINGLE), 5, step));
      assertEquals(2, single[58], "the only class with a pair");
      assertEquals(4, Arrays.stream(single).filter(n -> n > 0).count());
    }
    for (boolean one : seen) {
      assertTrue(one);
    }
  }

  @Test
  void categoricalAttributesTakeTurns() {
    List<Attribute> both = List.of(EVEN, PLACE, SKEWED);
    assertEquals(6, counts(EVEN, draw(both, 12, 0))[0]);
    assertEquals(2, counts(SKEWED, draw(both, 12, 1))[2]);
    assertEquals(6, counts(EVEN, draw(both, 12, 2))[0]);
  }

  @Test
  void aBatchOfEverythingIsEverything() {
    assertEquals(60, Arrays.stream(draw(List.of(SKEWED), 60, 0)).distinct().count());
  }

  @Test
  void withoutClassesThereIsNothingToBalance() {
    ConfigurationException e =
        assertThrows(ConfigurationException.class, () -> new BalancedDraw(List.of(PLACE), ALL, 10));
    assertTrue(e.getMessage().startsWith("training.sampling: balanced"), e.getMessage());
  }
}
