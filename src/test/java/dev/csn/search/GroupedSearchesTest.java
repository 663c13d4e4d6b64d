package dev.csn.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.error.InputException;
import dev.csn.gallery.Embeddings;
import dev.csn.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupedSearchesTest {
  private static final int D = 4;
  private static final int ITEMS = 3 * Embeddings.BLOCK + 7;

  /** Small whole numbers, so that ties are everywhere, also across blocks. */
  private static Embeddings grid() {
    SplittableRandom random = new Seed(1).of("grid").random();
    float[] values = new float[ITEMS * D];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(4);
    }
    return new Embeddings(values, D);
  }

  /** Different weights, points of items and others, an item left out or none. */
  private static List<Search> searches(Embeddings embeddings, int count) {
    SplittableRandom random = new Seed(2).of("searches").random();
    List<Search> searches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] weights = {random.nextInt(3), 1, random.nextInt(2), 0.25f};
      int row = random.nextInt(ITEMS);
      searches.add(
          i % 3 == 0
              ? new Search(weights, new float[] {1, 0.5f, 2, i}, Search.NONE)
              : new Search(weights, embeddings.row(row), row));
    }
    return searches;
  }

  private static List<List<Neighbor>> alone(Embeddings embeddings, List<Search> searches, int k) {
    return searches.stream().map(s -> ExactSearch.search(embeddings, s, k)).toList();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "7, 1", "7, 3", "64, 2", "64, 100"})
  void findWhatEachFindsAloneHoweverTheyAreGroupedAndTheItemsDivided(int group, int rangeBlocks) {
    Embeddings embeddings = grid();
    List<Search> searches = searches(embeddings, 40);
    for (int k : new int[] {1, 10, 1500}) {
      assertEquals(
          alone(embeddings, searches, k),
          ExactSearch.nearest(embeddings, searches, k, group, embeddings.blocks(), rangeBlocks)
              .stream()
              .map(Ranking::neighbors)
              .toList());
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "1, 10", "2, 10", "150, 10", "5, 0", "5, 100000"})
  void findWhatEachFindsAlone(int count, int k) {
    Embeddings embeddings = grid();
    List<Search> searches = searches(embeddings, count);
    assertEquals(alone(embeddings, searches, k), ExactSearch.searchAll(embeddings, searches, k));
  }

  @Test
  void findNothingAmongNothing() {
    Embeddings none = new Embeddings(new float[0], D);
    List<List<Neighbor>> found =
        ExactSearch.searchAll(none, List.of(new Search(new float[D], new float[D], -1)), 10);
    assertEquals(1, found.size());
    assertTrue(found.get(0).isEmpty());
  }

  @Test
  void aDistanceThatExceedsFloat32IsToldOf() {
    Embeddings far = new Embeddings(new float[] {0, 3e38f}, 1);
    Search search = new Search(new float[] {1}, new float[] {-3e38f}, Search.NONE);
    assertThrows(
        InputException.class, () -> ExactSearch.searchAll(far, List.of(search, search), 2));
  }
}
