package dev.csn.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.ForkedJvm;
import dev.csn.Refusal;
import dev.csn.config.Variant;
import dev.csn.gallery.Embeddings;
import dev.csn.image.ImageShape;
import dev.csn.image.Pixels;
import dev.csn.model.natives.NativeLibraries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class CsnNetworkTest {
  private static final int IMAGES = 12;

  private final INDArray images = TinyModel.images(IMAGES, TinyModel.SHAPE);

  private void train(CsnNetwork network, int steps) {
    for (int step = 0; step < steps; step++) {
      network.train(images, TinyModel.triplets(IMAGES, 20, 20, 20));
    }
  }

  @BeforeAll
  static void loadNativeLibraries() {
    NativeLibraries.load();
  }

  @ParameterizedTest
  @EnumSource(names = {"FIXED", "STANDARD", "SPECIALISTS"})
  void masksThatAreNotLearnedStayAsTheyAre(Variant variant) {
    CsnNetwork network =
        TinyModel.network(
            TinyModel.description(variant),
            "training.maskPenalty=1",
            "training.maskOverlapPenalty=1");
    float[][] before = network.rawMasks();
    String weights = variant == Variant.SPECIALISTS ? "2.conv1/W" : "conv1/W";
    float[] encoder = network.parameters().get(weights).values();
    train(network, 3);
    assertArrayEquals(before, network.rawMasks());
    assertNotEquals(0, TinyModel.difference(encoder, network.parameters().get(weights).values()));
  }

  @Test
  void learnedMasksMoveExceptWhereReluHidesThem() {
    CsnNetwork network =
        TinyModel.network(
            TinyModel.description(Variant.LEARNED),
            "model.maskInit.mean=0",
            "model.maskInit.stdDev=1",
            // The one term that is steep where an active mask is zero.
            "training.maskOverlapPenalty=1");
    float[][] before = network.rawMasks();
    train(network, 1);
    float[][] after = network.rawMasks();
    int hidden = 0;
    for (int c = 0; c < before.length; c++) {
      for (int d = 0; d < before[c].length; d++) {
        boolean moved = before[c][d] != after[c][d];
        assertEquals(before[c][d] > 0, moved, "mask " + c + ", dimension " + d);
        hidden += moved ? 0 : 1;
      }
    }
    assertTrue(hidden > 0 && hidden < 12, hidden + " hidden entries");
  }

  @Test
  void conditionsWithoutTripletsInABatchKeepTheirMask() {
    CsnNetwork network = TinyModel.network(TinyModel.description(Variant.LEARNED));
    float[][] before = network.rawMasks();
    network.train(images, TinyModel.triplets(IMAGES, 20, 0, 20));
    assertArrayEquals(before[1], network.rawMasks()[1]);
  }

  @Test
  void theSameSeedMakesTheSameNetworkAndAnotherMakesAnother() {
    ModelDescription description = TinyModel.description(Variant.LEARNED);
    float[] one = TinyModel.flat(TinyModel.network(description, "training.seed=1"));
    assertArrayEquals(one, TinyModel.flat(TinyModel.network(description, "training.seed=1")));
    assertNotEquals(
        0,
        TinyModel.difference(
            one, TinyModel.flat(TinyModel.network(description, "training.seed=2"))));
  }

  @Test
  void anyNumberOfThreadsTrainsTheSameNetworkTwiceAndAnotherOnlyRoundsDifferently(
      @TempDir Path directory) throws IOException, InterruptedException {
    float[] one = embeddingsOfTwoAlike(directory, 1);
    float[] two = embeddingsOfTwoAlike(directory, 2);
    double difference = TinyModel.difference(one, two);
    assertTrue(difference < 1e-4, "" + difference);
  }

  private static float[] embeddingsOfTwoAlike(Path directory, int threads)
      throws IOException, InterruptedException {
    String number = Integer.toString(threads);
    ForkedJvm.Result result =
        ForkedJvm.likeThisOne()
            .environment(Map.of("OMP_NUM_THREADS", number))
            .run(directory, TrainedTwice.class);
    List<String> lines = result.out().lines().toList();
    assertEquals(6, lines.size(), result.err());
    assertEquals(number, lines.get(0), "threads");
    assertEquals(lines.get(1), lines.get(2));
    assertEquals(lines.get(3), lines.get(4), "of a residual encoder");
    String[] values = lines.get(5).replaceAll("[\\[\\] ]", "").split(",", -1);
    float[] embeddings = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      embeddings[i] = Float.parseFloat(values[i]);
    }
    return embeddings;
  }

  @Test
  void anEmbeddingDoesNotDependOnTheRestOfTheBatch() {
    CsnNetwork network = TinyModel.network(TinyModel.description(Variant.LEARNED));
    ImageTensors tensors = new ImageTensors(TinyModel.pixels(IMAGES, TinyModel.SHAPE));
    float[] together = network.embed(images);
    for (int i = 0; i < IMAGES; i++) {
      float[] alone = network.embed(tensors.of(new int[] {i}));
      float[] expected = Arrays.copyOfRange(together, i * 4, (i + 1) * 4);
      assertArrayEquals(expected, alone, 1e-5f);
    }
    int[] shuffled = {7, 7, 0, 11, 3};
    float[] some = network.embed(tensors.of(shuffled));
    for (int i = 0; i < shuffled.length; i++) {
      assertArrayEquals(
          Arrays.copyOfRange(together, shuffled[i] * 4, shuffled[i] * 4 + 4),
          Arrays.copyOfRange(some, i * 4, i * 4 + 4),
          1e-5f);
    }
  }

  @Test
  void norDoesThatOfAResidualEncoder() {
    CsnNetwork network = TinyModel.network(TinyModel.residual(Variant.LEARNED, 4, TinyModel.SHAPE));
    train(network, 2);
    ImageTensors tensors = new ImageTensors(TinyModel.pixels(IMAGES, TinyModel.SHAPE));
    float[] together = network.embed(images);
    for (int i = 0; i < IMAGES; i++) {
      float[] expected = Arrays.copyOfRange(together, i * 4, (i + 1) * 4);
      assertArrayEquals(expected, network.embed(tensors.of(new int[] {i})), 1e-5f);
    }
  }

  @Test
  void embeddingLeavesTheNetworkAsItIs() {
    CsnNetwork network =
        TinyModel.network(TinyModel.description(Variant.LEARNED), "model.dropout=0.5");
    float[] before = TinyModel.flat(network);
    assertArrayEquals(network.embed(images), network.embed(images));
    assertArrayEquals(before, TinyModel.flat(network));
  }

  @Test
  void theEmbedderOfManyBatchesEqualsOneImageAtATime() {
    Pixels pixels = TinyModel.pixels(600, TinyModel.SHAPE);
    CsnNetwork network = TinyModel.network(TinyModel.description(Variant.LEARNED));
    Embedder embedder = new Embedder(network, pixels);
    int[] rows = IntStream.range(0, 600).toArray();
    Embeddings together = embedder.embed(rows);
    assertEquals(600, together.size());
    for (int row = 0; row < 600; row++) {
      assertArrayEquals(
          together.row(row), embedder.embed(new int[] {row}).row(0), 1e-5f, "image " + row);
    }
    assertEquals(0, embedder.embed(new int[0]).size());
  }

  @Test
  void imagesOfAnotherShapeAreRefused() {
    CsnNetwork network = TinyModel.network(TinyModel.description(Variant.LEARNED));
    Pixels others = TinyModel.pixels(2, new ImageShape(8, 8, 3));
    Refusal.ofInput(() -> new Embedder(network, others), "8x8x3", "8x8x1");
  }
}
