package dev.csn.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BaselinesTest {
  private static final int ITEMS = 120;

  private static Continuous line(float... points) {
    return new Continuous("height", List.of("m"), points);
  }

  @Test
  void chanceIsTheShareOfPairsOfOneClass() {
    // 2 of class a, 3 of b: 1 + 3 of 10 pairs.
    assertEquals(
        0.4,
        Baselines.chance(new Categorical("k", List.of("a", "b"), new int[] {0, 1, 1, 0, 1})),
        1e-12);
    Categorical attribute = Fixtures.classes("digit", 4, ITEMS);
    long same = 0;
    for (int i = 0; i < ITEMS; i++) {
      for (int j = 0; j < ITEMS; j++) {
        same += i != j && attribute.code(i) == attribute.code(j) ? 1 : 0;
      }
    }
    assertEquals((double) same / (ITEMS * (ITEMS - 1)), Baselines.chance(attribute), 1e-12);
  }

  @Test
  void chanceOfClassesWithOneItemEachIsZero() {
    assertEquals(0, Baselines.chance(new Categorical("k", List.of("a", "b"), new int[] {0, 1})));
    assertEquals(0, Baselines.chance(new Categorical("k", List.of("a"), new int[] {0})));
  }

  @Test
  void idealPrecisionIsWhatTheSizesOfTheClassesAllow() {
    // 20 classes of 3: of ten neighbors two can be right.
    assertEquals(0.2, Baselines.idealPrecision(classesOf(20, 3), 10), 1e-12);
    assertEquals(1, Baselines.idealPrecision(classesOf(20, 3), 1));
    assertEquals(1, Baselines.idealPrecision(classesOf(3, 11), 10));
    assertEquals(0.9, Baselines.idealPrecision(classesOf(3, 10), 10), 1e-12);
    // 4 items have 3 others: 2 + 2 of class a find 1 of 3, and so do those of b.
    assertEquals(1 / 3.0, Baselines.idealPrecision(classesOf(2, 2), 10), 1e-12);
    // 12 of a find all ten, one of b none, 2 of c one of ten.
    int[] codes = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2};
    Categorical mixed = new Categorical("k", List.of("a", "b", "c", "none"), codes);
    assertEquals((12 + 0 + 2 * 0.1) / 15, Baselines.idealPrecision(mixed, 10), 1e-12);
    assertEquals(14 / 15.0, Baselines.idealPrecision(mixed, 1), 1e-12);
    assertEquals(0, Baselines.idealPrecision(classesOf(1, 1), 10));
  }

  /** Items of so many classes, each as large. */
  private static Categorical classesOf(int classes, int size) {
    return new Categorical(
        "k",
        IntStream.range(0, classes).mapToObj(Integer::toString).toList(),
        IntStream.range(0, classes * size).map(i -> i % classes).toArray());
  }

  @Test
  void idealDistanceOfFewItemsIsThatOfAllOthers() {
    // Of 0, 3 and 9 the mean distances to the others: 6, 4.5, 7.5.
    assertEquals(6, Fixtures.idealDistance(line(0, 3, 9), 10, 2), 1e-12);
  }

  @Test
  void randomDistanceIsTheMeanOverAllPairs() {
    assertEquals(6, Fixtures.randomDistance(line(0, 3, 9), 2), 1e-12);
    assertEquals(0, Fixtures.randomDistance(line(5), 2));
    Continuous attribute = Fixtures.points("color", 3, ITEMS);
    double sum = 0;
    for (int i = 0; i < ITEMS; i++) {
      for (int j = 0; j < ITEMS; j++) {
        sum += attribute.distance(i, j);
      }
    }
    assertEquals(sum / (ITEMS * (ITEMS - 1)), Fixtures.randomDistance(attribute, 2), 1e-9);
  }

  @Test
  void idealDistanceIsThatOfTheNearestInAttributeSpace() {
    // Nearest: 3, 3, 6.
    assertEquals(4, Fixtures.idealDistance(line(0, 3, 9), 1, 2), 1e-12);
    Continuous attribute = Fixtures.points("color", 3, ITEMS);
    double expected =
        IntStream.range(0, ITEMS)
            .mapToDouble(
                q ->
                    IntStream.range(0, ITEMS)
                        .filter(i -> i != q)
                        .mapToDouble(i -> attribute.distance(q, i))
                        .sorted()
                        .limit(10)
                        .average()
                        .orElseThrow())
            .average()
            .orElseThrow();
    assertEquals(expected, Fixtures.idealDistance(attribute, 10, 2), 1e-9);
  }

  @Test
  void idealDistanceOfHugeAndOfTinyValuesNeitherOverflowsNorVanishes() {
    assertEquals(4e37, Fixtures.idealDistance(line(0, 3e37f, 9e37f), 1, 2), 1e31);
    assertEquals(4e-37, Fixtures.idealDistance(line(0, 3e-37f, 9e-37f), 1, 2), 1e-43);
    assertEquals(0, Fixtures.idealDistance(line(0, 0, 0), 1, 2));
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    Continuous attribute = Fixtures.points("color", 3, 500);
    assertEquals(Fixtures.randomDistance(attribute, 1), Fixtures.randomDistance(attribute, 5), 0.0);
    assertEquals(
        Fixtures.idealDistance(attribute, 10, 1), Fixtures.idealDistance(attribute, 10, 5), 0.0);
    assertTrue(Fixtures.randomDistance(attribute, 1) > 0);
  }
}
