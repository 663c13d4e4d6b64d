package dev.csn.triplet;

import static dev.csn.triplet.TripletAssertions.assertNearerAgainstFarther;
import static dev.csn.triplet.TripletAssertions.assertSame;
import static dev.csn.triplet.TripletAssertions.assertSameClassAgainstAnother;
import static dev.csn.triplet.TripletAssertions.assertUniform;
import static dev.csn.triplet.TripletAssertions.counts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Hang;
import dev.csn.Refusal;
import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.DistanceAttribute;
import dev.csn.config.Sampling;
import dev.csn.config.TrainingConfig;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.triplet.BatchSampler.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchSamplerTest {
  private static final Items ITEMS = SamplerData.items();
  private static final int[] TRAINING = ITEMS.rows(Split.TRAIN);

  private static BatchSampler sampler(long seed, Sampling sampling) {
    return BatchSampler.of(SamplerData.config(seed, sampling, 20), ITEMS);
  }

  private static void assertSameBatch(Batch expected, Batch found) {
    assertArrayEquals(expected.rows(), found.rows());
    for (int c = 0; c < expected.triplets().size(); c++) {
      assertSame(expected.triplets().get(c), found.triplets().get(c));
    }
  }

  private static void assertRule(Attribute attribute, int[] rows, Triplets triplets) {
    if (attribute instanceof Categorical categorical) {
      assertSameClassAgainstAnother(categorical, rows, triplets);
    } else {
      assertNearerAgainstFarther((DistanceAttribute) attribute, 0, rows, triplets);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBatchIsAFunctionOfTheStepAlone(Sampling sampling) {
    BatchSampler forwards = sampler(1, sampling);
    BatchSampler backwards = sampler(1, sampling);
    Batch[] batches = new Batch[7];
    Arrays.setAll(batches, forwards::sample);
    for (int step = batches.length - 1; step >= 0; step--) {
      assertSameBatch(batches[step], backwards.sample(step));
    }
    assertSameBatch(batches[3], backwards.sample(3));
  }

  @ParameterizedTest
  @EnumSource
  void otherStepsAndOtherSeedsDrawOtherBatches(Sampling sampling) {
    int[] rows = sampler(1, sampling).sample(0).rows();
    // Steps 0 and 5 ask for the same condition.
    assertFalse(Arrays.equals(rows, sampler(1, sampling).sample(5).rows()));
    assertFalse(Arrays.equals(rows, sampler(2, sampling).sample(0).rows()));
  }

  @Test
  void aSharedBatchHoldsDistinctTrainingImagesEachEquallyOften() {
    BatchSampler sampler = sampler(1, Sampling.SHARED);
    assertEquals(20, sampler.images());
    int[] seen = new int[ITEMS.size()];
    for (int step = 0; step < 1500; step++) {
      int[] rows = sampler.sample(step).rows();
      assertEquals(20, Arrays.stream(rows).distinct().count());
      Arrays.stream(rows).forEach(row -> seen[row]++);
    }
    assertEquals(60, Arrays.stream(seen).filter(n -> n > 0).count());
    // Draws without replacement are more even than independent ones.
    assertUniform(IntStream.of(TRAINING).map(row -> seen[row]).toArray());
  }

  @Test
  void aSharedBatchHoldsTripletsOfEveryConditionAmongItsImages() {
    BatchSampler sampler = sampler(1, Sampling.SHARED);
    for (int step = 0; step < 20; step++) {
      Batch batch = sampler.sample(step);
      assertEquals(5, batch.triplets().size());
      for (int c = 0; c < 5; c++) {
        assertEquals(50, batch.triplets().get(c).size());
        assertRule(ITEMS.attributes().get(c), batch.rows(), batch.triplets().get(c));
      }
    }
  }

  @Test
  void aSharedBatchCanBeTheWholeSplit() {
    BatchSampler sampler = BatchSampler.of(SamplerData.config(1, Sampling.SHARED, 60), ITEMS);
    int[] rows = sampler.sample(0).rows();
    assertArrayEquals(TRAINING, Arrays.stream(rows).sorted().toArray());
  }

  @Test
  void independentBatchesTakeTheConditionsInTurn() {
    BatchSampler sampler = sampler(1, Sampling.INDEPENDENT);
    assertEquals(60, sampler.images());
    for (int step = 0; step < 20; step++) {
      Batch batch = sampler.sample(step);
      assertEquals(60, batch.rows().length);
      assertEquals(5, batch.triplets().size());
      for (int c = 0; c < 5; c++) {
        assertEquals(c == step % 5 ? 20 : 0, batch.triplets().get(c).size());
        assertRule(ITEMS.attributes().get(c), batch.rows(), batch.triplets().get(c));
      }
    }
  }

  @Test
  void eachTripletOfAnIndependentBatchHasThreeImagesOfItsOwn() {
    Batch batch = sampler(1, Sampling.INDEPENDENT).sample(3);
    Triplets triplets = batch.triplets().get(3);
    for (int t = 0; t < 20; t++) {
      assertEquals(3 * t, triplets.anchors()[t]);
      assertEquals(3 * t + 1, triplets.positives()[t]);
      assertEquals(3 * t + 2, triplets.negatives()[t]);
    }
    int[] seen = counts(batch.rows(), ITEMS.size());
    assertEquals(0, IntStream.range(0, 90).filter(i -> i % 3 == 2).map(i -> seen[i]).sum());
  }

  @Test
  void independentBatchesKnowHowMuchMoreAlikeThePositivesAre() {
    BatchSampler sampler = sampler(1, Sampling.INDEPENDENT);
    for (int c = 0; c < 5; c++) {
      Batch batch = sampler.sample(c);
      Triplets triplets = batch.triplets().get(c);
      if (ITEMS.attributes().get(c) instanceof DistanceAttribute continuous) {
        assertEquals(triplets.size(), triplets.farther().length);
        double unit = continuous.typicalDistance();
        for (int t = 0; t < triplets.size(); t++) {
          int anchor = batch.rows()[triplets.anchors()[t]];
          int negative = batch.rows()[triplets.negatives()[t]];
          assertEquals(
              continuous.distance(anchor, negative) / unit,
              triplets.farther()[t],
              /* delta= */ 1e-5);
        }
      } else {
        assertFalse(triplets.graded());
      }
    }
  }

  @Test
  void aShortIndependentBatchKeepsItsSizeAndMentionsOnlyWhatItDrew() {
    // One item of 60 is unlike the rest, so a draw in 30 gives a triplet; one attribute has plenty.
    float[] rare = new float[900];
    rare[0] = 1;
    int[] codes = IntStream.range(0, 900).map(i -> i / 2 % 2).toArray();
    Items items =
        SamplerData.items(
            900,
            List.of(
                new Continuous("rare", List.of("x"), rare),
                new Categorical("kind", List.of("a", "b"), codes)));
    BatchSampler sampler = BatchSampler.of(SamplerData.config(1, Sampling.INDEPENDENT, 50), items);
    Batch batch = sampler.sample(0);
    int drawn = batch.triplets().get(0).size();
    assertTrue(drawn > 0 && drawn < 50, drawn + " triplets");
    assertEquals(150, batch.rows().length);
    assertRule(items.attributes().get(0), batch.rows(), batch.triplets().get(0));
  }

  @Test
  void theGapAndTheThresholdRuleReachTheSources() {
    Continuous color = (Continuous) ITEMS.attribute("color").orElseThrow();
    int condition = ITEMS.attributes().indexOf(color);
    TrainingConfig gap = SamplerData.config(1, Sampling.SHARED, 60, "minimumGap=100");
    Batch nearer = BatchSampler.of(gap, ITEMS).sample(0);
    assertNearerAgainstFarther(color, 100, nearer.rows(), nearer.triplets().get(condition));
    // No color is that far from any point; two of three colors always differ in distance.
    TrainingConfig toys =
        SamplerData.config(
            1, Sampling.SHARED, 60, "rule=threshold", "positiveWithin=500", "negativeBeyond=1e6");
    Refusal.ofInput(() -> BatchSampler.of(toys, ITEMS), "color");
  }

  @Test
  void aBatchLargerThanTheSplitIsRefused() {
    Refusal.ofConfiguration(
        () -> BatchSampler.of(SamplerData.config(1, Sampling.SHARED, 61), ITEMS),
        "training.batchSize",
        "61",
        "60");
    // Triplets repeat images, so an independent batch may be of any size.
    assertEquals(
        183, BatchSampler.of(SamplerData.config(1, Sampling.INDEPENDENT, 61), ITEMS).images());
  }

  @ParameterizedTest
  @EnumSource
  void anAttributeWithoutTripletsIsRefused(Sampling sampling) {
    Attribute fine = new Categorical("fine", List.of("a", "b"), new int[] {0, 1, 0, 1, 1, 0});
    Attribute flat = new Continuous("flat", List.of("x"), new float[6]);
    Attribute single = new Categorical("single", List.of("a"), new int[6]);
    for (Attribute wrong : List.of(flat, single)) {
      Items items = SamplerData.items(6, List.of(fine, wrong));
      TrainingConfig config = SamplerData.config(1, sampling, 3);
      Refusal.ofInput(
          () -> Hang.bounded(() -> BatchSampler.of(config, items)),
          wrong.name(),
          "4 items",
          "training");
    }
  }
}
