package dev.csn.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.config.Variant;
import dev.csn.dataset.ImageShape;
import dev.csn.dataset.Pixels;
import java.util.Arrays;
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
    "32, 24, 3, 5, 20"
  })
  void imagesOfAnySizeAreEmbeddedAsTheNaiveTwinDoes(
      int height, int width, int channels, int conditions, int embeddingSize) {
    ImageShape shape = new ImageShape(height, width, channels);
    CsnNetwork network =
        TinyModel.network(TinyModel.description(Variant.LEARNED, conditions, embeddingSize, shape));
    float[] embeddings = network.embed(TinyModel.images(IMAGES, shape));
    assertEquals(IMAGES * embeddingSize, embeddings.length);
    NaiveLeNet naive = new NaiveLeNet(shape, network.parameters());
    Pixels pixels = TinyModel.pixels(IMAGES, shape);
    byte[] image = new byte[shape.values()];
    for (int i = 0; i < IMAGES; i++) {
      pixels.copy(i, image, 0);
      float[] found = Arrays.copyOfRange(embeddings, i * embeddingSize, (i + 1) * embeddingSize);
      double[] expected = naive.embed(image);
      assertArrayEquals(
          expected, IntStream.range(0, found.length).mapToDouble(d -> found[d]).toArray(), 1e-5);
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
