package dev.csn.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.attribute.AttributeSchema;
import dev.csn.config.EncoderSpec;
import dev.csn.config.MaskActivation;
import dev.csn.config.Variant;
import dev.csn.image.ImageFit;
import dev.csn.model.natives.NativeLibraries;
import dev.csn.model.onednn.CpuLayers;
import dev.csn.triplet.Triplets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Networks side by side in one graph, each against one that is trained on its condition alone. */
class SpecialistsTest {
  private static final int IMAGES = 12;
  private static final int CONDITIONS = 3;
  private static final int SIZE = 4;
  private static final String[] RECIPE = {
    "training.embeddingPenalty=0.1", "training.warmup=3", "training.reduction=all"
  };

  private final INDArray images = TinyModel.images(IMAGES, TinyModel.SHAPE);

  private static ModelDescription description(Variant variant, int conditions, boolean normalize) {
    List<AttributeSchema> attributes =
        IntStream.range(0, conditions)
            .mapToObj(c -> AttributeSchema.continuous("c" + c, List.of("x")))
            .toList();
    return new ModelDescription(
        variant,
        SIZE,
        normalize,
        MaskActivation.RELU,
        new EncoderSpec.LeNet(),
        TinyModel.SHAPE,
        attributes,
        ImageFit.STRETCH);
  }

  /** A network of the standard variant with the parameters of one specialist. */
  private static CsnNetwork alone(
      CsnNetwork specialists, int condition, boolean normalize, CpuLayers layers) {
    CsnNetwork alone =
        TinyModel.network(description(Variant.STANDARD, 1, normalize), layers, RECIPE);
    parameters(specialists, condition).forEach((name, tensor) -> alone.set(name, tensor));
    return alone;
  }

  /** One specialist's parameters by the names that a network alone has for them. */
  private static Map<String, float[]> parameters(CsnNetwork specialists, int condition) {
    String prefix = condition + ".";
    return specialists.parameters().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().substring(prefix.length()),
                entry -> entry.getValue().values()));
  }

  private static float[] columns(float[] rows, int condition) {
    float[] own = new float[rows.length / CONDITIONS];
    for (int i = 0; i < own.length; i++) {
      own[i] = rows[i / SIZE * SIZE * CONDITIONS + condition * SIZE + i % SIZE];
    }
    return own;
  }

  @BeforeAll
  static void loadNativeLibraries() {
    NativeLibraries.load();
  }

  @ParameterizedTest
  @CsvSource({"ONEDNN, false", "STOCK, false", "ONEDNN, true"})
  void eachIsTrainedAsIfItWereAlone(CpuLayers layers, boolean normalize) {
    CsnNetwork specialists =
        TinyModel.network(description(Variant.SPECIALISTS, CONDITIONS, normalize), layers, RECIPE);
    List<CsnNetwork> each =
        IntStream.range(0, CONDITIONS)
            .mapToObj(c -> alone(specialists, c, normalize, layers))
            .toList();
    List<Triplets> triplets = TinyModel.triplets(IMAGES, 20, 30, 40);
    Map<String, float[]> before = parameters(specialists, 0);
    for (int step = 0; step < 5; step++) {
      double total = specialists.train(images, triplets).total();
      double sum = 0;
      for (int c = 0; c < CONDITIONS; c++) {
        // The masks' norms are constants that move nothing.
        sum += each.get(c).train(images, List.of(triplets.get(c))).total() - 5e-4 * SIZE;
      }
      assertEquals(sum, total - 5e-4 * SIZE, 1e-4 * total, "step " + step);
    }
    float[] together = specialists.embed(images);
    for (int c = 0; c < CONDITIONS; c++) {
      Map<String, float[]> found = parameters(specialists, c);
      assertEquals(8, found.size());
      for (var parameter : each.get(c).parameters().entrySet()) {
        if (!parameter.getKey().startsWith("similarity")) {
          double off =
              TinyModel.difference(parameter.getValue().values(), found.get(parameter.getKey()));
          assertTrue(off < 1e-4, c + "." + parameter.getKey() + " is off by " + off);
        }
      }
      float[] embedded = each.get(c).embed(images);
      assertTrue(TinyModel.difference(embedded, columns(together, c)) < 1e-4);
    }
    double moved =
        TinyModel.difference(before.get("conv1/W"), parameters(specialists, 0).get("conv1/W"));
    assertTrue(moved > 1e-3, "moved by " + moved);
  }

  @Test
  void whatOneConditionIsAskedReachesNoOtherNetwork() {
    List<Triplets> once = TinyModel.triplets(IMAGES, 20, 30, 40);
    List<Triplets> otherwise = List.of(once.get(0), once.get(2), once.get(1));
    ModelDescription description = description(Variant.SPECIALISTS, CONDITIONS, false);
    CsnNetwork one = TinyModel.network(description, RECIPE);
    CsnNetwork other = TinyModel.network(description, RECIPE);
    one.train(images, once);
    other.train(images, otherwise);
    assertSame(parameters(one, 0), parameters(other, 0));
    float[] second = parameters(one, 1).get("embedding/W");
    assertTrue(TinyModel.difference(second, parameters(other, 1).get("embedding/W")) > 0);
  }

  @Test
  void aNetworkWhoseConditionIsNotAskedRests() {
    ModelDescription description = description(Variant.SPECIALISTS, CONDITIONS, false);
    CsnNetwork rested = TinyModel.network(description, RECIPE);
    List<Triplets> all = TinyModel.triplets(IMAGES, 20, 30, 40);
    List<Triplets> withoutSecond = TinyModel.triplets(IMAGES, 20, 0, 40);
    Map<String, float[]> initial = parameters(rested, 1);
    rested.train(images, all);
    Map<String, float[]> before = parameters(rested, 1);
    float[] moments = rested.optimizerState().values();
    Map<String, float[]> busyBefore = parameters(rested, 2);
    rested.train(images, withoutSecond);
    assertSame(before, parameters(rested, 1));
    double moved =
        TinyModel.difference(
            busyBefore.get("embedding/W"), parameters(rested, 2).get("embedding/W"));
    assertTrue(moved > 0);
    // Both moments of every parameter of its own that has any; those of the others changed.
    float[] after = rested.optimizerState().values();
    long same =
        IntStream.range(0, moments.length)
            .filter(i -> moments[i] != 0 && moments[i] == after[i])
            .count();
    int own = 0;
    for (String name : initial.keySet()) {
      for (int i = 0; i < initial.get(name).length; i++) {
        own += initial.get(name)[i] != before.get(name)[i] ? 1 : 0;
      }
    }
    assertTrue(own > 1000, own + " parameters moved");
    assertEquals(2.0 * own, (double) same, 0.01 * own);
  }

  private static void assertSame(Map<String, float[]> expected, Map<String, float[]> found) {
    assertEquals(8, expected.size());
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach((name, values) -> assertArrayEquals(values, found.get(name), name));
  }

  @Test
  void allAreDrawnAnew() {
    CsnNetwork network =
        TinyModel.network(description(Variant.SPECIALISTS, CONDITIONS, false), RECIPE);
    float[] first = parameters(network, 0).get("conv1/W");
    assertTrue(!Arrays.equals(first, parameters(network, 1).get("conv1/W")));
    assertEquals(CONDITIONS * SIZE, network.masks().dimensions());
    int encoder = parameters(network, 0).values().stream().mapToInt(v -> v.length).sum();
    assertEquals((long) CONDITIONS * encoder, network.parameterCount());
  }
}
