package dev.csn.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeySelectionTest {
  private static final int[] SIZES = {1, 2, 3, 24, 25, 26, 100, 3000};

  private static List<long[]> orders(int size) {
    SplittableRandom random = new Seed(1).of("keys").random();
    long[] shuffled = new long[size];
    for (int row = 0; row < size; row++) { // many distances tie, as few values are drawn
      shuffled[row] = NearestKeys.key(random.nextInt(20), row);
    }
    long[] ascending = LongStream.range(0, size).toArray();
    long[] descending = LongStream.range(0, size).map(i -> size - 1 - i).toArray();
    // First, middle and last key are the two least and the greatest: every partition parts with one
    // key only.
    long[] ridge =
        LongStream.range(0, size).map(i -> Math.min(2 * i, 2L * size - 2 * i - 1)).toArray();
    long[] extremes = shuffled.clone();
    extremes[size / 2] = Long.MAX_VALUE;
    return List.of(shuffled, ascending, descending, ridge, extremes);
  }

  @Test
  void sortEqualsTheLibrarysWhateverTheOrder() {
    for (int size : SIZES) {
      for (long[] order : orders(size)) {
        long[] expected = order.clone();
        Arrays.sort(expected);
        long[] keys = order.clone();
        new KeySelection().sort(keys, size);
        assertArrayEquals(expected, keys);
      }
    }
  }

  @Test
  void selectionMovesTheLeastToTheFrontAndTheirGreatestToItsEnd() {
    KeySelection selection = new KeySelection();
    for (int size : SIZES) {
      for (long[] order : orders(size)) {
        for (int count : new int[] {1, size / 3 + 1, size / 2 + 1, size}) {
          long[] expected = order.clone();
          Arrays.sort(expected);
          long[] keys = order.clone();
          selection.select(keys, size, count);
          assertEquals(expected[count - 1], keys[count - 1]);
          long[] least = Arrays.copyOf(keys, count);
          Arrays.sort(least);
          assertArrayEquals(Arrays.copyOf(expected, count), least);
        }
      }
    }
  }

  @Test
  void keysBeyondTheSizeStayWhereTheyAre() {
    long[] keys = LongStream.range(0, 200).map(i -> 199 - i).toArray();
    new KeySelection().select(keys, 150, 10);
    new KeySelection().sort(keys, 150);
    assertEquals(50, keys[0]);
    assertArrayEquals(
        LongStream.range(0, 50).map(i -> 49 - i).toArray(), Arrays.copyOfRange(keys, 150, 200));
  }
}
