package dev.csn.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import dev.csn.search.Similarity;
import dev.csn.triplet.HeldOutTriplets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AblationTest {
  private static final int ITEMS = 200;
  private static final Categorical KIND = Fixtures.classes("kind", 3, ITEMS);
  private static final Continuous SIZE = Fixtures.points("size", 1, ITEMS);

  /** Dimensions 0 to 2 tell the kind, 3 the size. */
  private static final Embeddings PERFECT = Fixtures.perfect(List.of(KIND, SIZE));

  private static Gallery gallery(Embeddings embeddings, float[][] masks) {
    return new Gallery(
        Fixtures.items(List.of(KIND, SIZE)), embeddings, new Masks(List.of("kind", "size"), masks));
  }

  private static Ablation ablation(float[][] masks) {
    Gallery gallery = gallery(PERFECT, masks);
    // In place of the spread, so that masks say by themselves what counts.
    return Ablation.of(gallery, MaskStatistics.widen(masks));
  }

  @Test
  void disjointMasksLoseNothing() {
    Ablation ablation = ablation(new float[][] {{1, 1, 1, 0}, {0, 0, 0, 1}});
    assertEquals(0, ablation.sharedDimensions());
    assertEquals(0, ablation.controlDimensions());
    assertEquals(0, ablation.controlDraws());
    assertEquals(new Ablation.Accuracy(1, 1, 1), ablation.conditions().get("kind"));
    assertEquals(new Ablation.Accuracy(1, 1, 1), ablation.conditions().get("size"));
  }

  @Test
  void identicalMasksHaveNothingLeftNorAnythingForTheControl() {
    Ablation ablation = ablation(new float[][] {{1, 1, 1, 1}, {1, 1, 1, 1}});
    assertEquals(4, ablation.sharedDimensions());
    assertEquals(0, ablation.controlDimensions());
    assertEquals(0, ablation.controlDraws());
    Ablation.Accuracy size = ablation.conditions().get("size");
    assertTrue(size.before() > 0.99, size.toString());
    assertEquals(0, size.after());
    assertEquals(size.before(), size.control());
  }

  @Test
  void onlyTheConditionThatNeedsASharedDimensionLosesByIt() {
    // Shared is the size's own dimension; kind hardly hears it. Exclusive are the kind's three.
    Ablation ablation = ablation(new float[][] {{1000, 1000, 1000, 101}, {0, 0, 0, 1}});
    assertEquals(1, ablation.sharedDimensions());
    assertEquals(1, ablation.controlDimensions());
    assertEquals(10, ablation.controlDraws());
    Ablation.Accuracy kind = ablation.conditions().get("kind");
    Ablation.Accuracy size = ablation.conditions().get("size");
    assertEquals(1, kind.after());
    assertTrue(kind.before() < kind.after(), "the size was a distraction: " + kind);
    assertEquals(1, size.before());
    assertEquals(0, size.after());
    assertEquals(1, size.control(), "none of the exclusive ones is the size's");
    assertTrue(kind.control() < kind.before(), kind.toString());
  }

  @Test
  void theControlIsSmallerWhereThereAreTooFewExclusiveDimensions() {
    Ablation ablation = ablation(new float[][] {{1, 1, 1, 0}, {0, 1, 1, 0}});
    assertEquals(2, ablation.sharedDimensions());
    assertEquals(1, ablation.controlDimensions());
    assertEquals(10, ablation.controlDraws());
  }

  @Test
  void accuraciesAreThoseOfTheHeldOutProtocolWithTheWeightsZeroed() {
    float[][] masks = {{2, 1, 0, 3, 1, 1}, {1, 0, 2, 3, 0, 0}};
    Embeddings embeddings = Fixtures.random(ITEMS, 6);
    Gallery gallery = gallery(embeddings, masks);
    Ablation ablation = Ablation.of(gallery, MaskStatistics.widen(masks));
    assertEquals(2, ablation.sharedDimensions());
    float[] weights = Similarity.of("size").weights(gallery.masks(), embeddings);
    var triplets = HeldOutTriplets.of(SIZE, HeldOutTriplets.COUNT);
    Ablation.Accuracy size = ablation.conditions().get("size");
    assertEquals(TripletAccuracy.of(embeddings, weights, triplets), size.before());
    weights[0] = 0;
    weights[3] = 0;
    assertEquals(TripletAccuracy.of(embeddings, weights, triplets), size.after());
    assertEquals(ablation, Ablation.of(gallery, MaskStatistics.widen(masks)), "drawn anew");
  }

  @Test
  void aDeadMaskScoresNothingBeforeOrAfter() {
    Ablation ablation = ablation(new float[][] {{0, 0, 0, 0}, {0, 0, 0, 1}});
    assertEquals(new Ablation.Accuracy(0, 0, 0), ablation.conditions().get("kind"));
  }

  @Test
  void aConditionWithoutAnAttributeIsRefused() {
    float[][] masks = {{1, 1, 1, 1}};
    Gallery gallery =
        new Gallery(Fixtures.items(List.of(KIND)), PERFECT, new Masks(List.of("texture"), masks));
    Refusal.ofInput(() -> Ablation.of(gallery, MaskStatistics.widen(masks)), "'texture'", "[kind]");
  }
}
