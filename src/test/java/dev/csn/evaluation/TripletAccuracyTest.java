package dev.csn.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.csn.gallery.Embeddings;
import dev.csn.triplet.HeldOutTriplets;
import dev.csn.triplet.Triplets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TripletAccuracyTest {
  private static final int ITEMS = 200;

  @Test
  void byHand() {
    Embeddings e = new Embeddings(new float[] {0, 1, 3, 3}, 1);
    // |0-1| < |0-3|; |3-0| > |3-1|; |0-3| = |0-3| does not count.
    Triplets triplets = new Triplets(new int[] {0, 2, 0}, new int[] {1, 0, 2}, new int[] {2, 1, 3});
    assertEquals(1 / 3.0, TripletAccuracy.of(e, new float[] {1}, triplets), 1e-12);
  }

  @Test
  void onlyWeightedDimensionsCount() {
    Embeddings e = new Embeddings(new float[] {0, 0, 1, 9, 2, 1}, 2);
    Triplets triplets = new Triplets(new int[] {0}, new int[] {1}, new int[] {2});
    assertEquals(1, TripletAccuracy.of(e, new float[] {1, 0}, triplets));
    assertEquals(0, TripletAccuracy.of(e, new float[] {0, 1}, triplets));
    assertEquals(0, TripletAccuracy.of(e, new float[] {0, 0}, triplets));
  }

  @Test
  void equalsADoubleLoop() {
    Embeddings e = Fixtures.grid(ITEMS, 3);
    float[] weights = {1, 4, 0.25f};
    Triplets triplets = HeldOutTriplets.of(Fixtures.classes("digit", 5, ITEMS), 2000);
    int right = 0;
    for (int i = 0; i < triplets.size(); i++) {
      int anchor = triplets.anchors()[i];
      double p = NaiveRanking.distance(e, weights, anchor, triplets.positives()[i]);
      double n = NaiveRanking.distance(e, weights, anchor, triplets.negatives()[i]);
      right += p < n ? 1 : 0;
    }
    assertEquals(right / 2000.0, TripletAccuracy.of(e, weights, triplets), 1e-12);
  }

  @Test
  void aPerfectEmbeddingScoresOne() {
    for (var attribute :
        List.of(Fixtures.classes("digit", 5, ITEMS), Fixtures.points("color", 3, ITEMS))) {
      Embeddings e = Fixtures.perfect(List.of(attribute));
      Triplets triplets = HeldOutTriplets.of(attribute, 2000);
      assertEquals(1, TripletAccuracy.of(e, Fixtures.ones(e.dimensions()), triplets));
    }
  }

  @Test
  void aRandomEmbeddingScoresHalf() {
    Triplets triplets = HeldOutTriplets.of(Fixtures.points("color", 3, ITEMS), 20_000);
    assertEquals(
        0.5, TripletAccuracy.of(Fixtures.random(ITEMS, 8), Fixtures.ones(8), triplets), 0.05);
  }

  @Test
  void aCollapsedEmbeddingScoresZeroNotHalf() {
    Triplets triplets = HeldOutTriplets.of(Fixtures.points("color", 3, ITEMS), 2000);
    assertEquals(0, TripletAccuracy.of(Fixtures.collapsed(ITEMS, 8), Fixtures.ones(8), triplets));
  }

  @Test
  void noTripletsHaveNoAccuracy() {
    Triplets none = new Triplets(new int[0], new int[0], new int[0]);
    assertThrows(
        IllegalArgumentException.class,
        () -> TripletAccuracy.of(Fixtures.random(3, 2), Fixtures.ones(2), none));
  }
}
