package dev.csn.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.gallery.Embeddings;
import dev.csn.random.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SectionedSearchTest {
  private static final int BLOCK = Embeddings.BLOCK;
  private static final float[] ONES = {1, 1};

  /** Points of a small grid: sums are exact, and every distance is that of many items. */
  private static Embeddings grid(int size) {
    return random(size, 2, new Seed(1).of("grid").random(), 6);
  }

  private static Embeddings random(int size, int dimensions, SplittableRandom random, int values) {
    float[] rowMajor = new float[size * dimensions];
    for (int i = 0; i < rowMajor.length; i++) {
      rowMajor[i] = random.nextInt(values);
    }
    return new Embeddings(rowMajor, dimensions);
  }

  private static List<Neighbor> naive(Embeddings e, float[] query, int k, int excluded) {
    List<Neighbor> all = new ArrayList<>();
    for (int row = 0; row < e.size(); row++) {
      if (row != excluded) {
        all.add(
            new Neighbor(row, Math.hypot(e.value(row, 0) - query[0], e.value(row, 1) - query[1])));
      }
    }
    all.sort(Comparator.comparingDouble(Neighbor::distance).thenComparingInt(Neighbor::row));
    return all.subList(0, Math.min(k, all.size()));
  }

  /** One search by tasks of {@code sectionBlocks} blocks. */
  private static Ranking nearest(
      Embeddings e, float[] weights, float[] query, int k, int excluded, int sectionBlocks) {
    List<Search> searches = List.of(new Search(weights, query, excluded));
    return ExactSearch.nearest(e, searches, k, 1, sectionBlocks, 1).get(0);
  }

  private static List<Integer> rows(List<Neighbor> neighbors) {
    return neighbors.stream().map(Neighbor::row).toList();
  }

  @Test
  void everyDivisionIntoRangesFindsWhatASortFinds() {
    Embeddings e = grid(4 * BLOCK + 7);
    float[] query = {2, 3};
    int[] excludedRows = {Search.NONE, 0, BLOCK - 1, BLOCK, 3 * BLOCK + 1, 4 * BLOCK + 6};
    for (int excluded : excludedRows) {
      for (int k : new int[] {1, 10, BLOCK, 4 * BLOCK + 6, 5 * BLOCK}) {
        List<Integer> expected = rows(naive(e, query, k, excluded));
        for (int rangeBlocks : new int[] {1, 2, 3, 4, 5, 100}) {
          Ranking found = nearest(e, ONES, query, k, excluded, rangeBlocks);
          assertEquals(expected, rows(found.neighbors()));
        }
      }
    }
  }

  @Test
  void sizesAroundABlocksBorderLoseNoItem() {
    for (int size : new int[] {1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK - 1, 2 * BLOCK + 1}) {
      Embeddings e = grid(size);
      List<Integer> expected = rows(naive(e, e.row(size - 1), size, size - 1));
      assertEquals(
          expected, rows(ExactSearch.search(e, new Search(ONES, e.row(size - 1), size - 1), size)));
      assertEquals(
          expected, rows(nearest(e, ONES, e.row(size - 1), size, size - 1, 1).neighbors()));
    }
  }

  @Test
  void tiesAcrossRangesGoToTheLowerRow() {
    Embeddings collapsed = random(3 * BLOCK, 2, new Seed(1).random(), 1);
    List<Neighbor> found = nearest(collapsed, ONES, new float[2], BLOCK + 1, 5, 1).neighbors();
    assertEquals(BLOCK + 1, found.size());
    for (int rank = 0; rank < found.size(); rank++) {
      assertEquals(new Neighbor(rank < 5 ? rank : rank + 1, 0), found.get(rank));
    }
  }

  @Test
  void infiniteDistancesRankLastRatherThanVanish() {
    float[] values = new float[2 * BLOCK];
    values[3] = 3e38f;
    values[BLOCK] = -3e38f;
    Ranking found =
        nearest(new Embeddings(values, 1), new float[] {1}, new float[1], 2 * BLOCK, 0, 1);
    assertEquals(2 * BLOCK - 1, found.size());
    assertEquals(3, found.row(2 * BLOCK - 3));
    assertEquals(BLOCK, found.row(2 * BLOCK - 2));
    assertEquals(Double.POSITIVE_INFINITY, found.distance(2 * BLOCK - 2));
  }

  @Test
  void aGalleryLargeEnoughToBeSplitAnswersAsOneScanDoes() {
    int dimensions = 64;
    int size = (int) (ExactSearch.WORTH_SPLITTING / dimensions) + 1;
    Embeddings e = random(size, dimensions, new Seed(2).random(), 1000);
    float[] weights = new float[dimensions];
    for (int d = 0; d < dimensions; d++) {
      weights[d] = 1 / (d + 1f);
    }
    for (int row : new int[] {0, size / 2, size - 1}) {
      assertEquals(
          new NeighborScan(e, weights).nearest(e.row(row), 50, row).neighbors(),
          ExactSearch.search(e, new Search(weights, e.row(row), row), 50));
    }
  }

  @Test
  void nothingIsFoundWhereNothingIsAskedForOrThere() {
    assertTrue(nearest(grid(3 * BLOCK), ONES, ONES, 0, 1, 1).neighbors().isEmpty());
    assertTrue(nearest(grid(0), ONES, ONES, 10, -1, 1).neighbors().isEmpty());
  }

  @Test
  void aMistakenQueryIsRefusedOnEveryThreadAsOnOne() {
    Embeddings e = grid(3 * BLOCK);
    assertThrows(
        IllegalArgumentException.class, () -> nearest(e, ONES, new float[1], 10, Search.NONE, 1));
    assertThrows(IllegalArgumentException.class, () -> nearest(e, ONES, ONES, -1, Search.NONE, 1));
  }
}
