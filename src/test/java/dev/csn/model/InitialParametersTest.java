package dev.csn.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.config.Check;
import dev.csn.config.MaskActivation;
import dev.csn.config.MaskInit;
import dev.csn.config.Variant;
import dev.csn.image.ImageShape;
import dev.csn.random.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialParametersTest {
  private static final MaskInit DISJOINT = new MaskInit(MaskInit.Kind.DISJOINT, 0, 0);
  private static final Seed SEED = new Seed(5);

  private static float[][] masks(Variant variant, MaskInit init, int conditions, int dimensions) {
    return InitialParameters.masks(
        TinyModel.description(variant, conditions, dimensions, TinyModel.SHAPE), init, SEED);
  }

  @Test
  void theStandardVariantSeesAllDimensionsUnderEveryCondition() {
    float[][] ones = {{1, 1, 1}, {1, 1, 1}};
    assertArrayEquals(ones, masks(Variant.STANDARD, MaskInit.DEFAULT, 2, 3));
  }

  @Test
  void fixedMasksAreDisjointBlocksOfOneLength() {
    float[][] blocks = {{1, 1, 0, 0, 0, 0}, {0, 0, 1, 1, 0, 0}, {0, 0, 0, 0, 1, 1}};
    assertArrayEquals(blocks, masks(Variant.FIXED, MaskInit.DEFAULT, 3, 6));
  }

  @Test
  void eachSpecialistIsSeenUnderItsOwnConditionAlone() {
    float[][] blocks = {{1, 1, 0, 0, 0, 0}, {0, 0, 1, 1, 0, 0}, {0, 0, 0, 0, 1, 1}};
    assertArrayEquals(blocks, masks(Variant.SPECIALISTS, MaskInit.DEFAULT, 3, 2));
    assertArrayEquals(
        new float[][] {{1, 0}, {0, 1}}, masks(Variant.SPECIALISTS, MaskInit.DEFAULT, 2, 1));
  }

  @Test
  void disjointMasksStartFromTheSameActiveValuesWhateverTheActivation() {
    ModelDescription softplus =
        TinyModel.description(Variant.LEARNED, MaskActivation.SOFTPLUS, 2, 2, TinyModel.SHAPE);
    float[][] beta = InitialParameters.masks(softplus, DISJOINT, SEED);
    assertEquals(Math.log(Math.E - 1), beta[0][0], 1e-6);
    float[][] active = softplus.masks(beta).active();
    assertArrayEquals(new float[] {1, .1f}, active[0], 1e-6f);
    assertArrayEquals(new float[] {.1f, 1}, active[1], 1e-6f);
  }

  @Test
  void masksOfOnesAndZerosAreExactWhateverTheActivation() {
    for (Variant variant : new Variant[] {Variant.FIXED, Variant.STANDARD, Variant.SPECIALISTS}) {
      ModelDescription model =
          TinyModel.description(variant, MaskActivation.SOFTPLUS, 2, 2, TinyModel.SHAPE);
      float[][] beta = InitialParameters.masks(model, DISJOINT, SEED);
      assertArrayEquals(beta, model.masks(beta).active());
    }
  }

  @Test
  void dimensionsThatDoNotDivideAreLeftOver() {
    float[][] blocks = {
      {1, 1, 0, 0, 0, 0, 0, 0}, {0, 0, 1, 1, 0, 0, 0, 0}, {0, 0, 0, 0, 1, 1, 0, 0}
    };
    assertArrayEquals(blocks, masks(Variant.FIXED, MaskInit.DEFAULT, 3, 8));
    float[][] learned = masks(Variant.LEARNED, DISJOINT, 3, 8);
    assertArrayEquals(new float[] {.1f, .1f, 1, 1, .1f, .1f, .1f, .1f}, learned[1]);
  }

  @Test
  void oneConditionHasAllDimensions() {
    assertArrayEquals(new float[][] {{1, 1, 1}}, masks(Variant.FIXED, MaskInit.DEFAULT, 1, 3));
  }

  @ParameterizedTest
  @CsvSource({"fixed, normal", "learned, disjoint"})
  void disjointMasksNeedADimensionEach(String variant, String kind) {
    Refusal.ofConfiguration(
        () ->
            TinyModel.network(
                TinyModel.description(
                    Check.oneOf("variant", variant, Variant.values()), 5, 4, TinyModel.SHAPE),
                "model.maskInit.kind=" + kind),
        "model.embeddingSize",
        "4",
        "at least 5");
  }

  @Test
  void normalMasksHaveTheMeanAndDeviationAskedFor() {
    float[][] masks = masks(Variant.LEARNED, new MaskInit(MaskInit.Kind.NORMAL, 0.9, 0.7), 2, 4000);
    for (float[] mask : masks) {
      double mean = IntStream.range(0, 4000).mapToDouble(d -> mask[d]).average().orElseThrow();
      double variance =
          IntStream.range(0, 4000).mapToDouble(d -> Math.pow(mask[d] - mean, 2)).sum() / 4000;
      assertEquals(0.9, mean, 0.05);
      assertEquals(0.7, Math.sqrt(variance), 0.05);
    }
    assertFalse(Arrays.equals(masks[0], masks[1]));
  }

  @Test
  void weightsAndBiasesAreUniformWithinTheRootOfTheirInputs() {
    CsnNetwork network =
        TinyModel.network(TinyModel.description(Variant.LEARNED, 2, 20, TinyModel.SHAPE));
    int[] inputs = {25, 25 * 16, 4 * 32, 400};
    String[] layers = {"conv1", "conv2", "dense", "embedding"};
    for (int i = 0; i < layers.length; i++) {
      double bound = 1 / Math.sqrt(inputs[i]);
      for (String key : new String[] {"/W", "/b"}) {
        float[] values = network.parameters().get(layers[i] + key).values();
        assertTrue(TinyModel.largest(values) <= bound, layers[i] + key);
        // The largest of n uniform values falls short of the bound by a few n-ths.
        assertTrue(TinyModel.largest(values) > bound * (1 - 8.0 / values.length), layers[i] + key);
        double mean =
            IntStream.range(0, values.length).mapToDouble(k -> values[k]).average().orElseThrow();
        assertEquals(0, mean, 3 * bound / Math.sqrt(values.length), layers[i] + key);
      }
    }
  }

  @Test
  void residualBlocksStartAsTheirShortcuts() {
    ImageShape shape = new ImageShape(64, 64, 3);
    CsnNetwork network = TinyModel.network(TinyModel.residual(Variant.LEARNED, 8, shape));
    network
        .parameters()
        .forEach(
            (name, tensor) -> {
              int inputs = tensor.values().length / (int) tensor.shape()[0];
              double bound = Math.sqrt(6.0 / inputs);
              float largest = TinyModel.largest(tensor.values());
              if (name.matches("stage.*conv2/W|st.*/b")) {
                assertEquals(0, largest, name);
              } else if (name.matches("stage.*conv1/W")) {
                assertEquals(bound / Math.sqrt(8), largest, 0.1 * bound, name);
              } else if (name.matches("st.*/W")) {
                assertEquals(bound, largest, 0.1 * bound, name);
              }
            });
    assertEquals(
        2 * 20, network.parameters().keySet().stream().filter(n -> n.startsWith("st")).count());
    float[] one = network.parameters().get("stage1.block1.conv1/W").values();
    float[] other = network.parameters().get("stage1.block2.conv1/W").values();
    assertFalse(Arrays.equals(one, other), "each is drawn by a stream of its own");
  }
}
