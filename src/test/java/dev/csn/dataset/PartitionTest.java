package dev.csn.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.ShapesDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each of several partitions trains on. */
class PartitionTest {
  private static final int ITEMS = 50;

  @TempDir Path root;
  private Path plain;
  private Path sharded;

  @BeforeEach
  void dataset() {
    plain = root.resolve("plain");
    sharded = root.resolve("sharded");
    ShapesDataset.writeTwelve(plain, ITEMS);
  }

  /** In the dataset of shapes, three of every five items train. */
  private static List<Integer> trainIds() {
    return IntStream.range(0, ITEMS).filter(i -> i % 5 < 3).boxed().toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 30})
  void aPlainDatasetsTrainingItemsAreDealtOutInTurn(int partitions) {
    for (int p = 0; p < partitions; p++) {
      List<Integer> expected = new ArrayList<>();
      for (int rank = 0; rank < trainIds().size(); rank++) {
        if (rank % partitions == p) {
          expected.add(trainIds().get(rank));
        }
      }
      assertPartOfThePlainOne(expected, ImageSetStore.partition(plain, p, partitions));
    }
  }

  @ParameterizedTest
  @CsvSource({"7, 2", "7, 8", "10, 5", "25, 2", "50, 1"})
  void aShardedDatasetsShardsAreDealtOutInTurn(int most, int asked) {
    var unused = ShardsBuilder.build(plain, most, sharded, false);
    int partitions = Math.max(2, asked);
    List<Integer> shards = trainIds().stream().map(id -> id / most).distinct().toList();
    List<Integer> ids = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      ImageSet part = ImageSetStore.partition(sharded, p, partitions);
      List<Integer> expected = new ArrayList<>();
      for (int rank = 0; rank < trainIds().size(); rank++) {
        int id = trainIds().get(rank);
        int dealt = shards.size() >= partitions ? shards.indexOf(id / most) : rank;
        if (dealt % partitions == p) {
          expected.add(id);
        }
      }
      assertPartOfThePlainOne(expected, part);
      assertEquals(ImageSetStore.summary(sharded).sha256(), part.sha256());
      ids.addAll(expected);
    }
    assertEquals(trainIds(), ids.stream().sorted().toList());
  }

  private void assertPartOfThePlainOne(List<Integer> ids, ImageSet part) {
    ImageSet whole = ImageSetStore.read(plain);
    assertEquals(ids.size(), part.size());
    for (int row = 0; row < ids.size(); row++) {
      int id = ids.get(row);
      assertEquals(id, part.items().id(row));
      assertEquals(Split.TRAIN, part.items().split(row));
      assertEquals(whole.items().values(id), part.items().values(row));
      assertArrayEquals(image(whole, id), image(part, row));
    }
    assertEquals(whole.items().schemas(), part.items().schemas());
  }

  private static byte[] image(ImageSet set, int row) {
    byte[] image = new byte[set.shape().values()];
    set.pixels().copy(row, image, 0);
    return image;
  }

  @Test
  void onlyItsOwnShardsAreReadForAPartition() throws IOException {
    var unused = ShardsBuilder.build(plain, 10, sharded, false);
    Path third = sharded.resolve("shard-00002/items.csv");
    Files.delete(third);
    assertEquals(12, ImageSetStore.partition(sharded, 1, 2).size());
    Refusal.ofInput(() -> ImageSetStore.partition(sharded, 0, 2), third, "no such file");
  }

  /** As those of a dataset whose test split comes last. */
  @Test
  void shardsWithoutTrainingItemsAreNoOnesPart() {
    Path small = root.resolve("small");
    SmallDataset.write(small, false); // 1, 2, 4 and 6 train
    var unused = ShardsBuilder.build(small, 1, sharded, false);
    assertEquals(1, ImageSetStore.partition(sharded, 0, 4).items().id(0));
    assertEquals(6, ImageSetStore.partition(sharded, 3, 4).items().id(0));
    assertEquals(1, ImageSetStore.partition(sharded, 3, 4).size());
  }

  @Test
  void onePartitionTrainsOnTheWholeDataset() {
    var unused = ShardsBuilder.build(plain, 10, sharded, false);
    for (Path dataset : List.of(plain, sharded)) {
      ImageSet all = ImageSetStore.partition(dataset, 0, 1);
      assertEquals(ITEMS, all.size());
      assertEquals(ImageSetStore.summary(dataset).sha256(), all.sha256());
    }
    assertThrows(IllegalArgumentException.class, () -> ImageSetStore.partition(plain, 2, 2));
  }

  @Test
  void morePartitionsThanTrainingItemsAreRefused() {
    Refusal.ofConfiguration(
        () -> ImageSetStore.partition(plain, 0, 31),
        "training.partitions: 31",
        "at most 30",
        plain);
    assertEquals(1, ImageSetStore.partition(plain, 29, 30).size());
  }

  @Test
  void comparisonsAreNotDividedBetweenPartitions() {
    Path rich = root.resolve("rich");
    RichDataset.write(rich);
    var unused = ShardsBuilder.build(rich, 5, sharded, false);
    for (Path dataset : List.of(rich, sharded)) {
      Refusal.ofConfiguration(
          () -> ImageSetStore.partition(dataset, 0, 2),
          "training.partitions: 2",
          "must be 1",
          dataset,
          "'taste'");
      assertTrue(ImageSetStore.partition(dataset, 0, 1).size() == RichDataset.ITEMS);
    }
  }
}
