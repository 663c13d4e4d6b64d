package dev.csn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.TestConfig;
import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.DatasetDescription;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.ImageSetStore;
import dev.csn.dataset.ImageSetWriter;
import dev.csn.dataset.ShardsBuilder;
import dev.csn.model.CsnNetwork;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionTest {
  private static final ImageSet DATASET = TinyDataset.of60();

  private static ExperimentConfig config(String overrides) {
    String common =
        "model.embeddingSize=6 training.steps=12 training.evaluateEvery=12"
            + " training.checkpointEvery=12 training.tripletsPerCondition=30 training.batchSize=8"
            + " training.partitions=3 training.averageEvery=3 ";
    return TestConfig.with((common + overrides).trim().split(" "));
  }

  private static NetworkState initial(ExperimentConfig config) {
    return NetworkState.of(CsnNetwork.create(config.model(), config.training(), DATASET), 0);
  }

  private static void assertSame(Rounds.Result expected, Rounds.Result found) {
    assertArrayEquals(bytes(expected), bytes(found));
  }

  private static byte[] bytes(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  /** As another process would have it. */
  private static <T> T sent(T value, Class<T> type) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes(value)))) {
      return type.cast(in.readObject());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "training.averaging=0.9 model.dropout=0.4 training.augmentation.shift=1",
        "training.sampling=independent training.tripletPool=20 model.variant=specialists",
        "model.encoder=resnet18 model.width=4 model.dropout=0.3"
      })
  void aLostRoundIsDoneAgainToTheSameBytesByWhomever(String overrides)
      throws IOException, ClassNotFoundException {
    ExperimentConfig config = config(overrides);
    Partition replica = Partition.of(config, DATASET, 1);
    Rounds.Result first = replica.round(initial(config), 3);
    Rounds.Result second = replica.round(first.state(), 6);
    assertEquals(6, second.state().step());
    assertEquals(3, second.steps().size());

    ExperimentConfig sentConfig = sent(config, ExperimentConfig.class);
    assertEquals(config, sentConfig);
    NetworkState sentState = sent(first.state(), NetworkState.class);
    // One that has done nothing, and one that has done something else.
    assertSame(second, Partition.of(sentConfig, DATASET, 1).round(sentState, 6));
    assertSame(second, replica.round(first.state(), 6));
    assertSame(second, sent(second, Rounds.Result.class));
    // A longer round goes the same way.
    assertSame(
        second, new Rounds.Result(replica.round(initial(config), 6).state(), second.steps()));
  }

  @Test
  void partitionsGoDifferentWays() {
    ExperimentConfig config = config("");
    NetworkState start = initial(config);
    Rounds.Result zero = Partition.of(config, DATASET, 0).round(start, 3);
    Rounds.Result one = Partition.of(config, DATASET, 1).round(start, 3);
    assertFalse(Arrays.equals(zero.state().parameters(), one.state().parameters()));
    assertFalse(Arrays.equals(start.parameters(), one.state().parameters()));
  }

  /** The dataset in a directory. */
  private static Path write(Path place) {
    var description = new DatasetDescription("tiny", DATASET.shape(), DATASET.items(), 1, Map.of());
    try (ImageSetWriter writer = ImageSetWriter.create(place, description, /* force= */ false)) {
      for (int row = 0; row < DATASET.size(); row++) {
        writer.append(image(DATASET, row));
      }
      writer.commit();
    }
    return place;
  }

  private static byte[] image(ImageSet dataset, int row) {
    byte[] image = new byte[dataset.shape().values()];
    dataset.pixels().copy(row, image, 0);
    return image;
  }

  @Test
  void aReplicaComesFromADirectoryAsFromMemory(@TempDir Path directory) {
    Path place = write(directory.resolve("tiny"));
    String sha256 = ImageSetStore.read(place).sha256();
    ExperimentConfig several = config("");
    ExperimentConfig single = TestConfig.with("training.batchSize=10", "model.embeddingSize=6");
    for (ExperimentConfig config : new ExperimentConfig[] {several, single}) {
      int last = config.training().partitions() - 1;
      NetworkState start = initial(config);
      assertSame(
          Partition.of(config, DATASET, last).round(start, 3),
          Partition.read(config, place, sha256, last).round(start, 3));
    }
    Refusal.ofInput(
        () -> Partition.read(several, place, "ab".repeat(32), 0),
        place + ": another dataset than the training's",
        sha256);
  }

  @Test
  void ofShardsItReadsItsOwnAndTrainsOnTheSameAsInMemory(@TempDir Path directory) {
    Path sharded = directory.resolve("sharded");
    ShardsBuilder.build(write(directory.resolve("tiny")), 7, sharded, /* force= */ false);
    ImageSet whole = ImageSetStore.read(sharded);
    // Of nine shards the first, fourth and seventh.
    for (int row = 0; row < whole.partition(0, 3).size(); row++) {
      assertEquals(0, whole.partition(0, 3).items().id(row) / 7 % 3);
    }
    for (int partitions : new int[] {1, 2, 3, 9, 10}) {
      for (int p = 0; p < partitions; p++) {
        assertSameSet(
            whole.partition(p, partitions), ImageSetStore.partition(sharded, p, partitions));
      }
    }
    ExperimentConfig config = config("training.continuousLoss.kind=gap-hinge");
    NetworkState start = initial(config);
    assertSame(
        Partition.of(config, whole, 1).round(start, 3),
        Partition.read(config, sharded, whole.sha256(), 1).round(start, 3));
  }

  private static void assertSameSet(ImageSet expected, ImageSet found) {
    assertEquals(expected.sha256(), found.sha256());
    assertEquals(expected.size(), found.size());
    assertTrue(found.size() > 0);
    for (int row = 0; row < expected.size(); row++) {
      assertEquals(expected.items().id(row), found.items().id(row));
      assertEquals(expected.items().split(row), found.items().split(row));
      assertEquals(expected.items().values(row), found.items().values(row));
      assertArrayEquals(image(expected, row), image(found, row));
    }
  }
}
