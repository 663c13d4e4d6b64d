package dev.csn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.TestConfig;
import dev.csn.attribute.Attribute;
import dev.csn.attribute.TripletAttribute;
import dev.csn.config.ConfigDifference;
import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.triplet.BatchSampler;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionSamplersTest {
  private static final ImageSet DATASET = TinyDataset.of60();

  private static ExperimentConfig config(String... overrides) {
    return TestConfig.with(overrides);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 7, 36})
  void partsAreAllOfTheTrainingSplitAndShareNothing(int partitions) {
    Set<Integer> ids = new HashSet<>();
    for (int p = 0; p < partitions; p++) {
      ImageSet part = DATASET.partition(p, partitions);
      assertTrue(part.size() >= 36 / partitions && part.size() <= 36 / partitions + 1);
      for (int row = 0; row < part.size(); row++) {
        int id = part.items().id(row);
        assertTrue(ids.add(id), "item " + id + " twice");
        assertEquals(Split.TRAIN, part.items().split(row));
        assertEquals(Split.TRAIN, DATASET.items().split(id));
        for (int a = 0; a < 2; a++) {
          Attribute whole = DATASET.items().attributes().get(a);
          assertEquals(whole.value(id), part.items().attributes().get(a).value(row));
        }
        assertArrayEquals(image(DATASET, id), image(part, row));
      }
    }
    assertEquals(36, ids.size());
  }

  private static byte[] image(ImageSet dataset, int row) {
    byte[] image = new byte[dataset.shape().values()];
    dataset.pixels().copy(row, image, 0);
    return image;
  }

  @Test
  void itemsAreDealtByTheirRank() {
    int[] train = DATASET.items().rows(Split.TRAIN);
    ImageSet part = DATASET.partition(1, 5);
    for (int row = 0; row < part.size(); row++) {
      assertEquals(train[1 + 5 * row], part.items().id(row));
    }
    // A part of a part finds its images too.
    assertArrayEquals(image(part, 4), image(part.partition(0, 2), 2));
  }

  @Test
  void aSinglePartIsTheWholeDataset() {
    assertSame(DATASET, DATASET.partition(0, 1));
    assertEquals(DATASET.sha256(), DATASET.partition(1, 3).sha256());
    assertThrows(IllegalArgumentException.class, () -> DATASET.partition(3, 3));
    assertEquals(0, DATASET.partition(40, 50).size());
  }

  @Test
  void partitionsDrawByDifferentSeeds() {
    ExperimentConfig config = config("training.partitions=4");
    Set<Long> seeds = new HashSet<>(Set.of(config.training().seed()));
    for (int p = 0; p < 4; p++) {
      ExperimentConfig own = Partition.config(config, p);
      assertTrue(seeds.add(own.training().seed()));
      List<String> changed = ConfigDifference.lines(config, own);
      assertEquals(1, changed.size(), changed.toString());
      assertEquals(own, Partition.config(config, p));
    }
    assertEquals(config(), Partition.config(config(), 0));
  }

  @Test
  void batchesOfTwoPartitionsAreNeverTheSamePositions() {
    ExperimentConfig config = config("training.partitions=3", "training.batchSize=6");
    List<BatchSampler> samplers = Partition.samplers(config, DATASET);
    assertEquals(3, samplers.size());
    for (int step = 0; step < 5; step++) {
      int[] one = samplers.get(0).sample(step).rows();
      assertFalse(Arrays.equals(one, samplers.get(1).sample(step).rows()));
      assertFalse(Arrays.equals(one, samplers.get(2).sample(step).rows()));
    }
  }

  @Test
  void aPartThatIsTooSmallForABatchIsNamed() {
    Refusal.ofConfiguration(
        () -> Partition.samplers(config("training.partitions=4", "training.batchSize=10"), DATASET),
        "training.partitions: 4 is too large, partition 0 has too few items: training.batchSize: 10"
            + " is more than the 9 images of the training split");
    Refusal.ofConfiguration(
        () -> Partition.samplers(config("training.batchSize=40"), DATASET),
        "training.batchSize: 40 is more than the 36 images");
  }

  @Test
  void aPartWithoutTripletsIsNamed() {
    Refusal.ofConfiguration(
        () -> Partition.samplers(config("training.partitions=36", "training.batchSize=3"), DATASET),
        "training.partitions: 36 is too large, partition 0 has too few items: attribute 'stripes'",
        "1 items");
    Refusal.ofConfiguration(
        () -> Partition.samplers(config("training.partitions=99", "training.batchSize=3"), DATASET),
        "training.partitions: 99 is too large, partition");
    // What even one partition cannot be trained on is the data's fault.
    ImageSet none = TinyDataset.withSplits(Split.TEST, Split.VALIDATION);
    Refusal.ofInput(
        () -> Partition.samplers(config("training.partitions=2"), none),
        "attribute 'stripes': hardly any triplets");
  }

  @Test
  void givenTripletsAreNotTornApart() {
    TripletAttribute taste = new TripletAttribute("taste", 60, new int[] {0, 1, 2, 5, 6, 7});
    Items items =
        new Items(
            IntStream.range(0, 60).toArray(),
            IntStream.range(0, 60).mapToObj(DATASET.items()::split).toArray(Split[]::new),
            List.of(taste));
    ImageSet compared = new ImageSet("compared", DATASET.pixels(), items, "0".repeat(64));
    Refusal.ofConfiguration(
        () -> Partition.samplers(config("training.partitions=2", "training.batchSize=3"), compared),
        "training.partitions: 2, must be 1: 'taste' is known by triplets");
  }
}
