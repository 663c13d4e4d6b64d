package dev.csn.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.csn.SerialCopy;
import dev.csn.error.InputException;
import dev.csn.gallery.Embeddings;
import dev.csn.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GalleryPartTest {
  private static final int ITEMS = 3 * Embeddings.BLOCK + 100;
  private static final int D = 6;
  private static final float[] WEIGHTS = {1, 0, 0.3f, 2.5f, 0.125f, 0.7f};

  /** Ids that are not rows. */
  private static final int[] IDS = IntStream.range(0, ITEMS).map(row -> 5 + 3 * row).toArray();

  /** A hundred points, each of many items: most distances are ties. */
  private static Embeddings duplicates() {
    SplittableRandom random = new Seed(4).of("duplicates").random();
    float[][] points = new float[100][D];
    for (float[] point : points) {
      for (int d = 0; d < D; d++) {
        point[d] = (float) random.nextDouble(-1, 1);
      }
    }
    float[] values = new float[ITEMS * D];
    for (int row = 0; row < ITEMS; row++) {
      System.arraycopy(points[random.nextInt(points.length)], 0, values, row * D, D);
    }
    return new Embeddings(values, D);
  }

  private static GalleryPart part(Embeddings all, int[] rows) {
    return SerialCopy.of(
        new GalleryPart(IntStream.of(rows).map(row -> IDS[row]).toArray(), all.select(rows)));
  }

  /** Every item in a part that is drawn: parts of any sizes, their items anywhere. */
  private static List<int[]> scattered(int parts, int seed) {
    SplittableRandom random = new Seed(seed).of("parts").random();
    int[] partOf = IntStream.range(0, ITEMS).map(i -> random.nextInt(parts)).toArray();
    return IntStream.range(0, parts)
        .mapToObj(p -> IntStream.range(0, ITEMS).filter(row -> partOf[row] == p).toArray())
        .toList();
  }

  /** Ranges of consecutive items, some of them empty. */
  private static List<int[]> ranges(int parts, int seed) {
    SplittableRandom random = new Seed(seed).of("ranges").random();
    int[] bounds = IntStream.range(0, parts - 1).map(i -> random.nextInt(ITEMS)).sorted().toArray();
    return IntStream.range(0, parts)
        .mapToObj(
            p ->
                IntStream.range(p == 0 ? 0 : bounds[p - 1], p == parts - 1 ? ITEMS : bounds[p])
                    .toArray())
        .toList();
  }

  private static List<List<int[]>> divisions() {
    return List.of(
        scattered(1, 1),
        scattered(2, 2),
        scattered(9, 3),
        ranges(2, 4),
        ranges(7, 5),
        ranges(40, 6));
  }

  /** Neighbors by their rows in the whole, which their ids stand for. */
  private static List<Neighbor> neighbors(int k, long[]... found) {
    long[] keys = GalleryPart.merge(k, found);
    List<Neighbor> neighbors = GalleryPart.neighbors(keys, id -> Arrays.binarySearch(IDS, id));
    assertArrayEquals(
        neighbors.stream().mapToInt(n -> IDS[n.row()]).toArray(), GalleryPart.ids(keys).toArray());
    return neighbors;
  }

  @Test
  void whatPartsFindIsMergedToWhatTheWholeFinds() {
    Embeddings all = duplicates();
    for (List<int[]> division : divisions()) {
      List<GalleryPart> parts = division.stream().map(rows -> part(all, rows)).toList();
      for (int anchor : new int[] {0, 777, Embeddings.BLOCK, ITEMS - 1}) {
        for (int k : new int[] {1, 10, 500, ITEMS - 1, ITEMS + 5}) {
          float[] query = all.row(anchor);
          long[][] found =
              parts.stream()
                  .map(part -> part.nearest(new Search(WEIGHTS, query, IDS[anchor]), k))
                  .toArray(long[][]::new);
          assertEquals(
              ExactSearch.search(all, new Search(WEIGHTS, query, anchor), k), neighbors(k, found));
        }
      }
    }
  }

  @Test
  void theSameHoldsAmongSomeOfTheItems() {
    Embeddings all = duplicates();
    int[] allowed = IntStream.range(0, ITEMS).filter(row -> row % 7 < 3 || row > 2500).toArray();
    float[] query = all.row(12);
    List<Neighbor> expected =
        ExactSearch.among(allowed, all, new Search(WEIGHTS, query, Search.NONE), 60);
    for (List<int[]> division : divisions()) {
      long[][] found = new long[division.size()][];
      for (int p = 0; p < found.length; p++) {
        int[] rows = division.get(p);
        int[] here =
            IntStream.range(0, rows.length)
                .filter(i -> rows[i] % 7 < 3 || rows[i] > 2500)
                .toArray();
        found[p] = part(all, rows).nearestAmong(here, new Search(WEIGHTS, query, Search.NONE), 60);
      }
      assertEquals(expected, neighbors(60, found));
    }
  }

  @Test
  void mergesCanBeMergedInAnyOrder() {
    Embeddings all = duplicates();
    float[] query = new float[D];
    List<long[]> found = new ArrayList<>();
    for (int[] rows : scattered(6, 8)) {
      found.add(part(all, rows).nearest(new Search(WEIGHTS, query, Search.NONE), 30));
    }
    long[] atOnce = GalleryPart.merge(30, found.toArray(long[][]::new));
    long[] left = new long[0];
    for (long[] some : found) {
      left = GalleryPart.merge(30, left, some);
    }
    long[] right = new long[0];
    for (int i = found.size() - 1; i >= 0; i--) {
      right = GalleryPart.merge(30, found.get(i), right);
    }
    assertArrayEquals(atOnce, left);
    assertArrayEquals(atOnce, right);
  }

  @Test
  void mergedItemsAreThoseOfASort() {
    SplittableRandom random = new Seed(2).of("grid").random();
    float[] values = new float[ITEMS * 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(6); // sums are exact
    }
    Embeddings grid = new Embeddings(values, 2);
    float[] ones = {1, 1};
    List<Neighbor> expected =
        IntStream.range(0, ITEMS)
            .mapToObj(
                row ->
                    new Neighbor(
                        row,
                        Math.sqrt(
                            Math.pow(grid.value(row, 0) - 2, 2)
                                + Math.pow(grid.value(row, 1) - 3, 2))))
            .sorted(Comparator.comparingDouble(Neighbor::distance).thenComparingInt(Neighbor::row))
            .limit(200)
            .toList();
    long[][] found =
        scattered(5, 9).stream()
            .map(rows -> part(grid, rows).nearest(new Search(ones, new float[] {2, 3}, 0), 200))
            .toArray(long[][]::new);
    assertEquals(expected, neighbors(200, found));
  }

  @Test
  void nothingIsMergedToNothing() {
    assertEquals(0, GalleryPart.merge(10).length);
    assertEquals(0, GalleryPart.merge(10, new long[0], new long[0]).length);
    GalleryPart empty = new GalleryPart(new int[0], new Embeddings(new float[0], 2));
    assertEquals(
        0, empty.nearest(new Search(new float[] {1, 1}, new float[2], Search.NONE), 5).length);
    assertEquals(
        0, GalleryPart.merge(Integer.MAX_VALUE, new long[0]).length); // reserves no memory for k
  }

  @Test
  void aDistanceBeyondFloat32IsRefusedNamingTheItem() {
    GalleryPart part = new GalleryPart(new int[] {41}, new Embeddings(new float[] {3e38f}, 1));
    long[] found = part.nearest(new Search(new float[] {1}, new float[] {-3e38f}, Search.NONE), 1);
    InputException refused =
        assertThrows(InputException.class, () -> GalleryPart.neighbors(found, id -> 0));
    assertEquals(
        "embeddings: the distance to item 41 exceeds float32, the model has diverged",
        refused.getMessage());
  }

  @Test
  void idsThatDoNotFitAreRefused() {
    Embeddings two = new Embeddings(new float[2], 1);
    for (int[] ids : new int[][] {{1}, {1, 1}, {2, 1}, {-1, 3}}) {
      assertThrows(IllegalArgumentException.class, () -> new GalleryPart(ids, two));
    }
  }
}
