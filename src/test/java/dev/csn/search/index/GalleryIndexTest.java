package dev.csn.search.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.gallery.Gallery;
import dev.csn.search.ExactSearch;
import dev.csn.search.Neighbor;
import dev.csn.search.Search;
import dev.csn.search.Similarity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a sort of all items by distances that a double loop finds. */
class GalleryIndexTest {
  private static final int ITEMS = 3000;
  private static final int K = 10;

  /** The gallery of most tests, whose indexes are built once. */
  private static final Gallery MANY = Clustered.of(ITEMS, Clustered.MASKS);

  @TempDir private static Path shared;
  @TempDir private Path own;
  private int part = GraphPlan.MAX_BLEND_ITEMS;

  private static Similarity similarity(String text) {
    return Similarity.parse(text, Clustered.CONDITIONS);
  }

  /** Opens the gallery's index, which is built if it is not there yet. */
  private GalleryIndex open(Gallery gallery, Similarity similarity) throws IOException {
    Path directory = gallery.equals(MANY) ? shared.resolve("parts-of-" + part) : own;
    Path index = directory.resolve("index");
    if (!Files.exists(index)) {
      Clustered.build(gallery, Files.createDirectories(directory), part);
    }
    return IndexStore.open(index, directory.resolve("gallery"), gallery, similarity.counted(), 100);
  }

  private static Search search(
      Gallery gallery, Similarity similarity, float[] query, int excluded) {
    float[] weights = similarity.weights(gallery.masks(), gallery.embeddings());
    return new Search(similarity.counted(), weights, query, excluded);
  }

  private static List<Integer> naive(
      Gallery gallery, Similarity similarity, float[] query, int k, int excluded, int[] rows) {
    float[] weights = similarity.weights(gallery.masks(), gallery.embeddings());
    float[] distances = new float[gallery.items().size()]; // as exact search has them, to the bit
    for (int row : rows) {
      for (int d = 0; d < weights.length; d++) {
        float difference = gallery.embeddings().value(row, d) - query[d];
        distances[row] += weights[d] * difference * difference;
      }
    }
    return Arrays.stream(rows)
        .filter(row -> row != excluded)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(row -> distances[row]).thenComparing(r -> r))
        .limit(k)
        .toList();
  }

  private static int[] all(Gallery gallery) {
    return IntStream.range(0, gallery.items().size()).toArray();
  }

  private static List<Integer> rows(List<Neighbor> neighbors) {
    return neighbors.stream().map(Neighbor::row).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"left", "right", "left,right", "left=0.9,right=0.1", "left=1,right=0"})
  void nearlyAllOfTheNearestAreFoundWithTheirExactDistances(String text) throws IOException {
    Similarity similarity = similarity(text);
    float[] weights = similarity.weights(MANY.masks(), MANY.embeddings());
    GalleryIndex index = open(MANY, similarity);
    int hits = 0;
    for (int row = 0; row < ITEMS; row += 30) {
      float[] query = MANY.embeddings().row(row);
      List<Neighbor> found =
          index.search(search(MANY, similarity, query, row), K, null, GalleryIndex.EF_SEARCH);
      Set<Integer> nearest = new HashSet<>(naive(MANY, similarity, query, K, row, all(MANY)));
      assertEquals(K, found.size());
      hits += (int) rows(found).stream().filter(nearest::contains).count();
      List<Neighbor> exact =
          ExactSearch.search(MANY.embeddings(), new Search(weights, query, row), ITEMS);
      assertEquals(
          exact.stream().filter(n -> rows(found).contains(n.row())).toList(), found, "order");
    }
    double recall = hits / (100.0 * K);
    assertTrue(recall >= 0.99, text + ": " + recall);
  }

  @ParameterizedTest
  @ValueSource(strings = {"left,right", "left=0.9,right=0.1"})
  void theNearestOfAllPartsAreFound(String text) throws IOException {
    part = 700;
    nearlyAllOfTheNearestAreFoundWithTheirExactDistances(text);
  }

  /** What the graph of the blend is for: near under both is not nearest under either. */
  @Test
  void theNearestUnderEachConditionMissABlendsNearest() {
    Similarity blend = similarity("left,right");
    int hits = 0;
    for (int row = 0; row < ITEMS; row += 100) {
      Set<Integer> near = new HashSet<>();
      for (String condition : Clustered.CONDITIONS) {
        near.addAll(naive(MANY, similarity(condition), row, 100 / K));
      }
      near.retainAll(naive(MANY, blend, row, K));
      hits += near.size();
    }
    assertTrue(hits < 0.5 * K * (ITEMS / 100), hits + " hits");
  }

  private static List<Integer> naive(Gallery gallery, Similarity similarity, int row, int k) {
    return naive(gallery, similarity, gallery.embeddings().row(row), k, row, all(gallery));
  }

  @Test
  void asManyCandidatesAsItemsGiveTheExactAnswer() throws IOException {
    Gallery gallery = Clustered.of(700, Clustered.MASKS);
    for (String text : List.of("left", "left,right")) {
      Similarity similarity = similarity(text);
      GalleryIndex index = open(gallery, similarity);
      for (int row = 0; row < 700; row += 7) {
        float[] query = gallery.embeddings().row(row);
        for (int k : new int[] {1, K, 699, 5000}) {
          assertEquals(
              naive(gallery, similarity, query, k, row, all(gallery)),
              rows(index.search(search(gallery, similarity, query, row), k, null, 700)));
        }
      }
    }
  }

  /** A third, a fiftieth, one, none and all of the items. */
  @Test
  void thereAreAlwaysAsManyAsThereCanBeAmongThoseAllowed() throws IOException {
    List<int[]> filters = new ArrayList<>();
    for (int step : new int[] {1, 3, 50, ITEMS}) {
      filters.add(IntStream.range(0, ITEMS).filter(row -> row % step == 0).toArray());
    }
    filters.add(new int[0]);
    for (String text : List.of("right", "left,right")) {
      Similarity similarity = similarity(text);
      GalleryIndex index = open(MANY, similarity);
      int hits = 0;
      int wanted = 0;
      for (int[] rows : filters) {
        Set<Integer> allowed = Arrays.stream(rows).boxed().collect(Collectors.toSet());
        for (int row = 0; row < ITEMS; row += 75) {
          float[] query = MANY.embeddings().row(row);
          List<Integer> found =
              rows(index.search(search(MANY, similarity, query, row), K, rows, 100));
          List<Integer> nearest = naive(MANY, similarity, query, K, row, rows);
          assertEquals(nearest.size(), found.size(), rows.length + " allowed");
          assertTrue(allowed.containsAll(found));
          hits += (int) found.stream().filter(nearest::contains).count();
          wanted += nearest.size();
        }
      }
      assertTrue(hits >= 0.99 * wanted, hits + " of " + wanted);
    }
  }

  /** Most items are copies of few: their graph falls apart, and exact search steps in. */
  @Test
  void copiesAreAllFoundAndTiesGoToTheLowerId() throws IOException {
    float[] values = new float[3000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 3;
    }
    Gallery gallery = Clustered.of(values, new float[][] {{2}});
    Similarity left = similarity("left");
    GalleryIndex index = open(gallery, left);
    List<Neighbor> found =
        index.search(search(gallery, left, new float[] {1}, 4), 1200, null, 3000);
    assertEquals(naive(gallery, left, new float[] {1}, 1200, 4, all(gallery)), rows(found));
    assertEquals(
        200, index.search(search(gallery, left, new float[] {1}, 4), 200, null, 300).size());
  }

  @Test
  void aConditionWhoseMaskLeavesOutEverythingIsSearchedExactly() throws IOException {
    float[][] masks = {{0, 0, 0, 0, 0, 0}, Clustered.MASKS[1]};
    Gallery gallery = Clustered.of(500, masks);
    for (String text : List.of("left", "left,right", "right")) {
      Similarity similarity = similarity(text);
      float[] query = gallery.embeddings().row(5);
      List<Integer> found =
          rows(
              open(gallery, similarity)
                  .search(search(gallery, similarity, query, 5), 3, null, 100));
      assertEquals(naive(gallery, similarity, query, 3, 5, all(gallery)), found, text);
    }
  }

  @Test
  void aSingleItemIsItsOwnNeighborOrHasNone() throws IOException {
    Gallery gallery = Clustered.of(1, Clustered.MASKS);
    for (String text : List.of("left", "left,right")) {
      Similarity similarity = similarity(text);
      GalleryIndex index = open(gallery, similarity);
      float[] query = gallery.embeddings().row(0);
      assertEquals(
          List.of(new Neighbor(0, 0)),
          index.search(search(gallery, similarity, query, Search.NONE), 3, null, 1));
      assertEquals(List.of(), index.search(search(gallery, similarity, query, 0), 3, null, 1));
    }
  }
}
