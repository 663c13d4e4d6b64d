package dev.csn.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.error.InputException;
import dev.csn.gallery.Embeddings;
import dev.csn.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExactSearchTest {
  private static final int D = 5;
  private static final float[] WEIGHTS = {1, 0, 0.25f, 4, 1};

  /** Small whole numbers: sums are exact in float32 and double, and ties are everywhere. */
  private static Embeddings grid(int size) {
    SplittableRandom random = new Seed(1).of("grid").random();
    float[] values = new float[size * D];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(4);
    }
    return new Embeddings(values, D);
  }

  private static Embeddings continuum(int size) {
    SplittableRandom random = new Seed(2).of("continuum").random();
    float[] values = new float[size * D];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextDouble() * 2 - 1);
    }
    return new Embeddings(values, D);
  }

  private static double naiveDistance(Embeddings e, float[] weights, float[] query, int row) {
    double sum = 0;
    for (int d = 0; d < e.dimensions(); d++) {
      double difference = (double) e.value(row, d) - query[d];
      sum += weights[d] * difference * difference;
    }
    return Math.sqrt(sum);
  }

  private static List<Neighbor> naive(
      Embeddings e, float[] weights, float[] query, int k, int excluded) {
    List<Neighbor> all = new ArrayList<>();
    for (int row = 0; row < e.size(); row++) {
      if (row != excluded) {
        all.add(new Neighbor(row, naiveDistance(e, weights, query, row)));
      }
    }
    all.sort(Comparator.comparingDouble(Neighbor::distance).thenComparingInt(Neighbor::row));
    return all.subList(0, Math.min(k, all.size()));
  }

  private static List<List<Neighbor>> rankAll(Embeddings e, int k, int threads) {
    List<List<Neighbor>> all = new ArrayList<>(Collections.nCopies(e.size(), List.of()));
    ExactSearch.rankRows(
        e,
        WEIGHTS,
        0,
        e.size(),
        row -> k,
        threads,
        (row, ranking) -> all.set(row, ranking.neighbors()));
    return all;
  }

  @Test
  void equalsANaiveSortAlsoWhereTiesAbound() {
    Embeddings e = grid(3000);
    for (int k : new int[] {1, 10, 1024, 2999, 5000}) {
      for (int row : new int[] {0, 1023, 1024, 2999}) {
        assertEquals(
            naive(e, WEIGHTS, e.row(row), k, row),
            ExactSearch.search(e, new Search(WEIGHTS, e.row(row), row), k));
      }
    }
  }

  @Test
  void distancesAreThoseOfTheFormula() {
    Embeddings e = continuum(2500);
    float[] query = {0.1f, -0.2f, 0.3f, -0.4f, 0.5f};
    List<Neighbor> found = ExactSearch.search(e, new Search(WEIGHTS, query, Search.NONE), 100);
    List<Neighbor> expected = naive(e, WEIGHTS, query, 100, Search.NONE);
    for (int rank = 0; rank < 100; rank++) {
      assertEquals(expected.get(rank).row(), found.get(rank).row());
      assertEquals(expected.get(rank).distance(), found.get(rank).distance(), 1e-6);
    }
  }

  /** All, every other, and one of a hundred: blocks of which much, little and nothing is asked. */
  @Test
  void amongSomeItemsTheNearestAreThoseOfTheFullRankingToTheLastBit() {
    for (Embeddings e : List.of(grid(3000), continuum(3000))) {
      List<Neighbor> ranked = ExactSearch.search(e, new Search(WEIGHTS, e.row(7), 7), 3000);
      for (int step : new int[] {1, 2, 100, 2999}) {
        int[] rows = IntStream.range(0, 3000).filter(row -> row % step == 0).toArray();
        List<Neighbor> expected = ranked.stream().filter(n -> n.row() % step == 0).toList();
        for (int k : new int[] {1, 10, 5000}) {
          assertEquals(
              expected.subList(0, Math.min(k, expected.size())),
              ExactSearch.among(rows, e, new Search(WEIGHTS, e.row(7), 7), k));
        }
      }
    }
    Embeddings e = grid(30);
    assertEquals(
        List.of(), ExactSearch.among(new int[0], e, new Search(WEIGHTS, e.row(0), Search.NONE), 3));
    assertEquals(
        List.of(), ExactSearch.among(new int[] {4}, e, new Search(WEIGHTS, e.row(4), 4), 3));
  }

  @Test
  void tiesGoToTheLowerId() {
    Embeddings e = new Embeddings(new float[] {5, 3, 5, 7, 5, 3}, 1);
    List<Neighbor> found =
        ExactSearch.search(e, new Search(new float[] {1}, new float[] {5}, 2), 4);
    assertEquals(
        List.of(new Neighbor(0, 0), new Neighbor(4, 0), new Neighbor(1, 2), new Neighbor(3, 2)),
        found);
  }

  @Test
  void withoutAnyWeightAllItemsTieAndComeById() {
    List<Neighbor> found =
        ExactSearch.search(continuum(50), new Search(new float[D], new float[D], 1), 3);
    assertEquals(List.of(new Neighbor(0, 0), new Neighbor(2, 0), new Neighbor(3, 0)), found);
  }

  @Test
  void theExcludedRowNeverAppears() {
    Embeddings e = continuum(30);
    List<Neighbor> found = ExactSearch.search(e, new Search(WEIGHTS, e.row(7), 7), 30);
    assertEquals(29, found.size());
    assertTrue(found.stream().noneMatch(n -> n.row() == 7));
    assertEquals(
        7, ExactSearch.search(e, new Search(WEIGHTS, e.row(7), Search.NONE), 1).get(0).row());
  }

  @Test
  void anEmptyGalleryHasNoNeighbors() {
    Embeddings empty = new Embeddings(new float[0], D);
    assertEquals(
        List.of(), ExactSearch.search(empty, new Search(WEIGHTS, new float[D], Search.NONE), 10));
  }

  @Test
  void allPairsEqualSingleQueriesToTheLastBit() {
    Embeddings e = continuum(1500);
    List<List<Neighbor>> all = rankAll(e, 20, 2);
    for (int row = 0; row < e.size(); row++) {
      assertEquals(ExactSearch.search(e, new Search(WEIGHTS, e.row(row), row), 20), all.get(row));
    }
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    Embeddings e = grid(400);
    List<List<Neighbor>> one = rankAll(e, 50, 1);
    assertEquals(one, rankAll(e, 50, 2));
    assertEquals(one, rankAll(e, 50, 7));
  }

  @Test
  void eachRowMayWantADepthOfItsOwn() {
    Embeddings e = grid(40);
    int[] sizes = new int[40];
    ExactSearch.rankRows(e, WEIGHTS, 0, 40, row -> row, 2, (row, r) -> sizes[row] = r.size());
    assertEquals(IntStream.range(0, 40).boxed().toList(), Arrays.stream(sizes).boxed().toList());
  }

  @Test
  void aFailureInAWorkerReachesTheCaller() {
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () ->
                ExactSearch.rankRows(
                    grid(100),
                    WEIGHTS,
                    0,
                    100,
                    row -> 1,
                    2,
                    (row, ranking) -> {
                      throw new IllegalStateException("row " + row);
                    }));
    assertTrue(e.getMessage().startsWith("row "));
  }

  @Test
  void aDistanceBeyondFloat32IsRefusedRatherThanPrinted() {
    Embeddings e = new Embeddings(new float[] {1e30f, -1e30f}, 1);
    InputException refusal =
        assertThrows(
            InputException.class,
            () -> ExactSearch.search(e, new Search(new float[] {1}, e.row(0), 0), 1));
    assertTrue(refusal.getMessage().contains("row 1 exceeds float32"), refusal.getMessage());
  }

  @Test
  void weightsAndQueriesOfAnotherSizeAreRefused() {
    Embeddings e = grid(3);
    assertThrows(
        IllegalArgumentException.class,
        () -> ExactSearch.search(e, new Search(new float[] {1}, e.row(0), 0), 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> ExactSearch.search(e, new Search(WEIGHTS, new float[] {1}, 0), 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> ExactSearch.search(e, new Search(new float[] {1, 1, -1, 1, 1}, e.row(0), 0), 1));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ExactSearch.search(e, new Search(new float[] {1, 1, Float.NaN, 1, 1}, e.row(0), 0), 1));
  }
}
