package dev.csn.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.config.Variant;
import dev.csn.image.ImageShape;
import dev.csn.image.Pixels;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderTest {
  private static final int IMAGES = 6;

  @ParameterizedTest
  @CsvSource({
    "8, 8, 1, 3, 4",
    "4, 4, 1, 1, 1",
    "5, 7, 3, 2, 3",
    "13, 17, 1, 2, 7",
    "32, 24, 3, 5, 20",
    "64, 57, 1, 2, 5"
  })
  void imagesOfAnySizeAreEmbeddedAsTheNaiveTwinDoes(
      int height, int width, int channels, int conditions, int embeddingSize) {
    ImageShape shape = new ImageShape(height, width, channels);
    CsnNetwork network =
        TinyModel.network(TinyModel.description(Variant.LEARNED, conditions, embeddingSize, shape));
    float[] embeddings = network.embed(TinyModel.images(IMAGES, shape));
    assertEquals(IMAGES * embeddingSize, embeddings.length);
    NaiveLeNet naive = new NaiveLeNet(shape, network.parameters());
    assertEmbedded(shape, embeddings, naive::embed, 1e-5);
  }

  @ParameterizedTest
  @CsvSource({"8, 8, 1, 3, 0", "9, 21, 3, 5, 0", "50, 49, 1, 16, 1", "100, 97, 3, 8, 2"})
  void aResidualNetworkEmbedsImagesOfAnySizeAsItsNaiveTwinDoes(
      int height, int width, int channels, int firstWidth, int halvings) {
    ImageShape shape = new ImageShape(height, width, channels);
    CsnNetwork network = TinyModel.network(TinyModel.residual(Variant.LEARNED, firstWidth, shape));
    TinyModel.shake(network);
    float[] embeddings = network.embed(TinyModel.images(IMAGES, shape));
    NaiveResNet naive = new NaiveResNet(shape, halvings, network.parameters());
    assertEmbedded(shape, embeddings, naive::embed, 1e-4 * TinyModel.largest(embeddings));
  }

  private static void assertEmbedded(
      ImageShape shape, float[] embeddings, Function<byte[], double[]> naive, double tolerance) {
    int embeddingSize = embeddings.length / IMAGES;
    Pixels pixels = TinyModel.pixels(IMAGES, shape);
    byte[] image = new byte[shape.values()];
    for (int i = 0; i < IMAGES; i++) {
      pixels.copy(i, image, 0);
      float[] found = Arrays.copyOfRange(embeddings, i * embeddingSize, (i + 1) * embeddingSize);
      double[] expected = naive.apply(image);
      assertArrayEquals(
          expected,
          IntStream.range(0, found.length).mapToDouble(d -> found[d]).toArray(),
          tolerance);
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 7, 3", "32, 24, 3", "13, 17, 1"})
  void networksForAnySizeTrain(int height, int width, int channels) {
    ImageShape shape = new ImageShape(height, width, channels);
    CsnNetwork network =
        TinyModel.network(
            TinyModel.description(Variant.LEARNED, 2, 7, shape), "training.reduction=all");
    var images = TinyModel.images(20, shape);
    var triplets = TinyModel.triplets(20, 10, 10);
    double first = network.train(images, triplets).total();
    double last = first;
    for (int step = 0; step < 15; step++) {
      last = network.train(images, triplets).total();
    }
    assertTrue(last < 0.8 * first, first + " to " + last);
  }

  /** The last map's sides are below 14 pixels on the (geometric) mean. */
  @ParameterizedTest
  @CsvSource({
    "28, 28, 2, 1568",
    "55, 55, 2, 5408",
    "56, 56, 3, 3136",
    "64, 64, 3, 4096",
    "111, 111, 3, 10816",
    "136, 102, 4, 3072",
    "128, 128, 4, 4096",
    "400, 4, 2, 3200",
    "256, 256, 5, 4096"
  })
  void largerImagesHaveMoreStages(int height, int width, int stages, int inputs) {
    CsnNetwork network =
        TinyModel.network(
            TinyModel.description(Variant.FIXED, 2, 4, new ImageShape(height, width, 1)));
    List<String> convolutions =
        network.parameters().keySet().stream().filter(k -> k.matches("conv./W")).toList();
    assertEquals(stages, convolutions.size(), convolutions.toString());
    assertEquals(inputs, network.parameters().get("dense/W").shape()[0]);
  }

  @Test
  void parametersOfAResidualNetworkAreCountedAsItIsPublished() {
    ImageShape shape = new ImageShape(32, 32, 3);
    CsnNetwork network = TinyModel.network(TinyModel.residual(Variant.FIXED, 64, shape));
    // Of the published one's 11,689,512 without the dense layer to 1,000 classes: its 7x7 stem is a
    // 3x3 one here, and a bias stands for each pair of a batch normalization's scale and shift.
    int published = 11_689_512 - 513_000;
    int normalized = 64 * 5 + (128 + 256 + 512) * 5;
    int encoder = published - 64 * 3 * (49 - 9) - 2 * normalized + normalized;
    assertEquals(encoder + 513 * 4, network.parameterCount());
  }

  @ParameterizedTest
  @CsvSource({"8, 7", "7, 20"})
  void imagesTooSmallForAResidualNetworkAreRefusedInItsName(int height, int width) {
    ImageShape shape = new ImageShape(height, width, 3);
    Refusal.ofInput(
        () -> TinyModel.residual(Variant.FIXED, 4, shape), shape, "resnet18", "8 pixels");
  }

  @Test
  void parametersAreCountedAsTheGraphHasThem() {
    ImageShape shape = new ImageShape(13, 17, 3);
    CsnNetwork network = TinyModel.network(TinyModel.description(Variant.LEARNED, 3, 7, shape));
    int encoder = (75 + 1) * 16 + (16 * 25 + 1) * 32 + (32 * 3 * 4 + 1) * 400 + (400 + 1) * 7;
    assertEquals(encoder + 3 * 7, network.parameterCount());
    assertEquals(TinyModel.flat(network).length, network.parameterCount());
  }

  @ParameterizedTest
  @CsvSource({"3, 8", "8, 3", "1, 1", "513, 512", "16000, 16000"})
  void imagesThatThePoolsLeaveNothingOrTooMuchOfAreRefused(int height, int width) {
    ImageShape shape = new ImageShape(height, width, 1);
    Refusal.ofInput(
        () -> TinyModel.description(Variant.FIXED, 2, 4, shape), shape, "4 pixels", "262144");
  }
}
