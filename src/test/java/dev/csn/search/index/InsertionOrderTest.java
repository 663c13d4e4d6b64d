package dev.csn.search.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.random.Seed;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsertionOrderTest {
  private static final int SIZE = 5;

  private static float[] random(int count) {
    SplittableRandom random = new Seed(8).of("vectors").random();
    float[] vectors = new float[count * SIZE];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = (float) random.nextDouble(-1, 1);
    }
    return vectors;
  }

  private static void assertEachOnce(int[] order, int count) {
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    assertArrayEquals(IntStream.range(0, count).toArray(), sorted);
  }

  private static double distance(float[] vectors, int one, int other) {
    double sum = 0;
    for (int d = 0; d < SIZE; d++) {
      sum += Math.pow(vectors[one * SIZE + d] - vectors[other * SIZE + d], 2);
    }
    return Math.sqrt(sum);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16, 17, 255, 256, 257, 5000})
  void everyVectorComesOnceAndAlwaysAtTheSameTime(int count) {
    float[] vectors = random(count);
    int[] order = InsertionOrder.of(vectors, SIZE);
    assertEachOnce(order, count);
    assertArrayEquals(order, InsertionOrder.of(vectors.clone(), SIZE));
  }

  @Test
  void nearOnesComeOneAfterTheOther() {
    int count = 20_000;
    float[] vectors = random(count);
    int[] order = InsertionOrder.of(vectors, SIZE);
    double apart = 0;
    double anyhow = 0;
    for (int i = count / 2; i < count; i++) { // the last pass
      apart += distance(vectors, order[i - 1], order[i]);
      anyhow += distance(vectors, i - 1, i);
    }
    assertTrue(apart < 0.45 * anyhow, apart / anyhow + " of the distance in any order");
  }

  /** Eight clusters far from one another, row by row in one after the other. */
  @Test
  void theFirstPassHasSeenEveryRegion() {
    int count = 8 * 1024;
    float[] vectors = random(count);
    for (int i = 0; i < count; i++) {
      vectors[i * SIZE] += 100 * (i / 1024);
    }
    int[] order = InsertionOrder.of(vectors, SIZE);
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < count / 256; i++) {
      seen.add(order[i] / 1024);
    }
    assertEquals(8, seen.size());
  }

  @Test
  void copiesAndTheGreatestNumbersHaveAPlaceToo() {
    float[] vectors = new float[1000 * SIZE];
    assertEachOnce(InsertionOrder.of(vectors, SIZE), 1000);
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = i % 3 == 0 ? Float.MAX_VALUE : -Float.MAX_VALUE;
    }
    assertEachOnce(InsertionOrder.of(vectors, SIZE), 1000);
  }
}
