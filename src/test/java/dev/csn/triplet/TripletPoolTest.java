package dev.csn.triplet;

import static dev.csn.triplet.TripletAssertions.assertNearerAgainstFarther;
import static dev.csn.triplet.TripletAssertions.assertSame;
import static dev.csn.triplet.TripletAssertions.assertSameClassAgainstAnother;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.csn.Refusal;
import dev.csn.TestConfig;
import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.DistanceAttribute;
import dev.csn.config.ContinuousTriplets;
import dev.csn.config.TrainingConfig;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.random.Seed;
import dev.csn.triplet.BatchSampler.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TripletPoolTest {
  private static final Items ITEMS = SamplerData.items();
  private static final int[] TRAINING = ITEMS.rows(Split.TRAIN);
  private static final int CONDITIONS = 5;

  private static Triplets pool(Attribute attribute, int size, long seed) {
    TripletSource source = TripletSource.of(attribute, ContinuousTriplets.DEFAULT, TRAINING);
    return TripletPool.draw(source, size, attribute.name(), new Seed(seed));
  }

  private static BatchSampler sampler(long seed, int batchSize, int pool) {
    TrainingConfig config =
        TestConfig.with(
                "training.seed=" + seed,
                "training.sampling=independent",
                "training.batchSize=" + batchSize,
                "training.tripletPool=" + pool)
            .training();
    return BatchSampler.of(config, ITEMS);
  }

  /** A condition's triplets, as rows of the dataset, in the order of its first turns. */
  private static List<List<Integer>> taken(BatchSampler sampler, int condition, int turns) {
    List<List<Integer>> taken = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      Batch batch = sampler.sample((long) turn * CONDITIONS + condition);
      Triplets triplets = batch.triplets().get(condition);
      for (int t = 0; t < triplets.size(); t++) {
        taken.add(
            List.of(
                batch.rows()[triplets.anchors()[t]],
                batch.rows()[triplets.positives()[t]],
                batch.rows()[triplets.negatives()[t]]));
      }
    }
    return taken;
  }

  private static Set<List<Integer>> asSet(Triplets triplets) {
    Set<List<Integer>> set = new HashSet<>();
    for (int t = 0; t < triplets.size(); t++) {
      set.add(List.of(triplets.anchors()[t], triplets.positives()[t], triplets.negatives()[t]));
    }
    return set;
  }

  @Test
  void aPoolHoldsDistinctTripletsThatKeepTheRuleWhateverTheAttribute() {
    for (Attribute attribute : ITEMS.attributes()) {
      Triplets pool = pool(attribute, 3000, 1);
      assertEquals(3000, asSet(pool).size(), attribute.name());
      if (attribute instanceof Categorical categorical) {
        assertSameClassAgainstAnother(categorical, TRAINING, pool);
        assertFalse(pool.graded());
      } else {
        DistanceAttribute continuous = (DistanceAttribute) attribute;
        assertNearerAgainstFarther(continuous, 0, TRAINING, pool);
        for (int t = 0; t < pool.size(); t++) {
          int anchor = TRAINING[pool.anchors()[t]];
          int positive = TRAINING[pool.positives()[t]];
          assertEquals(
              continuous.distance(anchor, positive) / continuous.typicalDistance(),
              pool.nearer()[t],
              1e-6);
        }
      }
    }
  }

  @Test
  void aLargerPoolBeginsWithTheSmallerAndAnotherSeedHasAnother() {
    for (Attribute attribute : ITEMS.attributes()) {
      Triplets small = pool(attribute, 70, 1);
      Triplets large = pool(attribute, 2500, 1);
      assertSame(small, pool(attribute, 70, 1));
      assertArrayEquals(small.anchors(), Arrays.copyOf(large.anchors(), 70));
      assertArrayEquals(small.positives(), Arrays.copyOf(large.positives(), 70));
      assertArrayEquals(small.negatives(), Arrays.copyOf(large.negatives(), 70));
      assertNotEquals(asSet(small), asSet(pool(attribute, 70, 2)));
    }
  }

  @Test
  void allTripletsThatThereAreCanBeThePoolAndOneMoreIsRefusedWithTheirNumber() {
    // Classes of two, one and one: two ordered pairs, two others.
    Categorical few = new Categorical("few", List.of("a", "b", "c"), new int[] {0, 0, 1, 2});
    TripletSource source =
        TripletSource.of(few, ContinuousTriplets.DEFAULT, new int[] {0, 1, 2, 3});
    assertEquals(
        Set.of(List.of(0, 1, 2), List.of(0, 1, 3), List.of(1, 0, 2), List.of(1, 0, 3)),
        asSet(TripletPool.draw(source, 4, "few", new Seed(1))));
    Refusal.ofInput(
        () -> TripletPool.draw(source, 5, "few", new Seed(1)),
        "training.tripletPool: 5",
        "only 4 distinct",
        "'few'");
    // Four anchors, three pairs of others each, none of them equally far.
    Continuous line = new Continuous("line", List.of("x"), new float[] {0, 1, 3, 8});
    TripletSource nearer =
        TripletSource.of(line, ContinuousTriplets.DEFAULT, new int[] {0, 1, 2, 3});
    assertEquals(12, asSet(TripletPool.draw(nearer, 12, "line", new Seed(1))).size());
    Refusal.ofInput(() -> TripletPool.draw(nearer, 13, "line", new Seed(1)), "only 12 distinct");
  }

  @Test
  void everyEpochTakesEachTripletOfThePoolOnceInAnotherOrder() {
    BatchSampler sampler = sampler(1, 20, 50); // batches end one epoch and begin another
    for (int condition = 0; condition < CONDITIONS; condition++) {
      List<List<Integer>> taken = taken(sampler, condition, 10);
      assertEquals(200, taken.size());
      Set<List<Integer>> pool = new HashSet<>(taken.subList(0, 50));
      assertEquals(50, pool.size());
      for (int epoch = 1; epoch < 4; epoch++) {
        List<List<Integer>> order = taken.subList(50 * epoch, 50 * epoch + 50);
        assertEquals(pool, new HashSet<>(order));
        assertNotEquals(taken.subList(50 * epoch - 50, 50 * epoch), order);
      }
    }
  }

  @Test
  void aBatchLargerThanThePoolHoldsSeveralEpochs() {
    List<List<Integer>> taken = taken(sampler(1, 20, 5), 3, 1);
    assertEquals(20, taken.size());
    for (List<Integer> triplet : taken) {
      assertEquals(4, Collections.frequency(taken, triplet));
    }
  }

  @Test
  void aBatchIsAFunctionOfTheStepAlone() {
    BatchSampler forwards = sampler(1, 20, 30);
    BatchSampler backwards = sampler(1, 20, 30);
    Batch[] batches = new Batch[40];
    Arrays.setAll(batches, forwards::sample);
    for (int step = batches.length - 1; step >= 0; step--) {
      assertArrayEquals(batches[step].rows(), backwards.sample(step).rows());
    }
  }

  @Test
  void everyConditionAndEverySeedHasAPoolOfItsOwnAndLargerOnesHoldTheSmaller() {
    BatchSampler sampler = sampler(1, 20, 40);
    Set<Set<List<Integer>>> pools = new HashSet<>();
    for (int condition = 0; condition < CONDITIONS; condition++) {
      Set<List<Integer>> pool = new HashSet<>(taken(sampler, condition, 2));
      pools.add(pool);
      assertEquals(pool, new HashSet<>(taken(sampler(1, 20, 40), condition, 2)));
      assertNotEquals(pool, new HashSet<>(taken(sampler(2, 20, 40), condition, 2)));
      Set<List<Integer>> larger = new HashSet<>(taken(sampler(1, 20, 200), condition, 10));
      assertEquals(200, larger.size());
      larger.retainAll(pool);
      assertEquals(pool, larger);
    }
    assertEquals(CONDITIONS, pools.size());
  }

  @Test
  void aConditionKeepsItsPoolWhenTrainedAlone() {
    Attribute font = ITEMS.attributes().get(1);
    Items alone = SamplerData.items(ITEMS.size(), List.of(font));
    TrainingConfig config =
        TestConfig.with(
                "training.sampling=independent", "training.batchSize=20", "training.tripletPool=40")
            .training();
    BatchSampler sampler = BatchSampler.of(config, alone);
    List<List<Integer>> together = taken(sampler(1, 20, 40), 1, 4);
    List<List<Integer>> byItself = new ArrayList<>();
    for (int step = 0; step < 4; step++) {
      int[] rows = sampler.sample(step).rows();
      for (int t = 0; t < 20; t++) {
        byItself.add(List.of(rows[3 * t], rows[3 * t + 1], rows[3 * t + 2]));
      }
    }
    assertEquals(together, byItself);
  }
}
