package dev.csn.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.config.Check;
import dev.csn.config.MaskActivation;
import dev.csn.config.Variant;
import dev.csn.model.natives.NativeLibraries;
import dev.csn.model.onednn.CpuLayers;
import dev.csn.random.Seed;
import dev.csn.triplet.Triplets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The gradient of the whole graph, from the loss back to each layer, against the loss itself. */
class NetworkGradientTest {
  private static final int IMAGES = 12;

  /** Entries of each parameter that are tried, at random. */
  private static final int ENTRIES = 4;

  /** What a step changes the loss by, roughly: a hundred times what float32 rounding does to it. */
  private static final double CHANGE = 1e-6;

  /** Relative to the root mean square of a parameter's gradient. */
  private static final double TOLERANCE = 0.02;

  /** Adam's first moment after its first step, as a share of the gradient. */
  private static final float FIRST_MOMENT = 0.1f;

  private static final List<String> LENET = List.of("conv1", "conv2", "dense", "embedding");
  private static final List<String> RESIDUAL =
      List.of(
          "stem1",
          "stage1.block1.conv1",
          "stage1.block1.conv2",
          "stage1.block2.conv1",
          "stage1.block2.conv2",
          "stage2.block1.conv1",
          "stage2.block1.shortcut",
          "stage2.block1.conv2",
          "stage2.block2.conv1",
          "stage2.block2.conv2",
          "stage3.block1.conv1",
          "stage3.block1.shortcut",
          "stage3.block1.conv2",
          "stage3.block2.conv1",
          "stage3.block2.conv2",
          "stage4.block1.conv1",
          "stage4.block1.shortcut",
          "stage4.block1.conv2",
          "stage4.block2.conv1",
          "stage4.block2.conv2",
          "embedding");

  private final INDArray images = TinyModel.images(IMAGES, TinyModel.SHAPE);
  private final List<Triplets> triplets = TinyModel.triplets(IMAGES, 30, 0, 20);

  @BeforeAll
  static void loadNativeLibraries() {
    NativeLibraries.load();
  }

  @ParameterizedTest
  @CsvSource({"ONEDNN, relu", "STOCK, relu", "ONEDNN, softplus"})
  void theGradientOfEveryParameterEqualsDifferencesOfTheLoss(CpuLayers layers, String activation) {
    CsnNetwork network =
        TinyModel.network(
            TinyModel.description(
                Variant.LEARNED,
                Check.oneOf("activation", activation, MaskActivation.values()),
                3,
                4,
                TinyModel.SHAPE),
            layers,
            "model.dropout=0.5",
            "training.reduction=all",
            "training.margin=0.5",
            "training.embeddingPenalty=0.1",
            "training.maskPenalty=0.1",
            "training.maskOverlapPenalty=0.3",
            "training.maskOrthogonalityPenalty=0.4");
    check(network, LENET, CHANGE);
  }

  @ParameterizedTest
  @CsvSource({"ONEDNN, 8", "ONEDNN, 5", "STOCK, 5"})
  void soDoesThatOfEveryParameterOfAResidualEncoder(CpuLayers layers, int width) {
    CsnNetwork network =
        TinyModel.network(
            TinyModel.residual(Variant.LEARNED, width, TinyModel.SHAPE),
            layers,
            "training.reduction=all",
            "training.margin=0.5");
    TinyModel.shake(network);
    check(network, RESIDUAL, 10 * CHANGE, 3 * CHANGE, CHANGE);
  }

  private void check(CsnNetwork network, List<String> layers, double... changes) {
    Map<String, Tensor> parameters = network.parameters();
    network.train(images, triplets);
    Map<String, float[]> gradients =
        gradients(network.optimizerState().values(), layers, parameters);
    SplittableRandom random = new Seed(23).random();
    double here = loss(network, parameters, layers.get(0) + "/b", 0, 0);
    gradients.forEach(
        (name, gradient) -> {
          double size = rootMeanSquare(gradient);
          assertTrue(size > 1e-5, name + " has a gradient of " + size);
          for (int entry : random.ints(ENTRIES, 0, gradient.length).toArray()) {
            double found = gradient[entry];
            double slope = Double.POSITIVE_INFINITY;
            // Where a unit crosses the kink of its ReLU on one side, the other side counts, and
            // where many do, a smaller step. Each costs a training step: none follows a match.
            for (int i = 0; i < 2 * changes.length; i++) {
              if (Math.abs(slope - found) > TOLERANCE * size) {
                double step = (i % 2 == 0 ? -1 : 1) * changes[i / 2] / size;
                double next = (loss(network, parameters, name, entry, step) - here) / step;
                slope = Math.abs(next - found) < Math.abs(slope - found) ? next : slope;
              }
            }
            assertEquals(slope, found, TOLERANCE * size, name + ", entry " + entry);
          }
        });
  }

  /**
   * Takes the moments apart. DL4J lays parameters out layer by layer: a convolution's bias and then
   * its weights in C order, a dense layer's weights in F order and then its bias. A residual
   * encoder has of each convolution the weights in C order and then the bias.
   */
  private static Map<String, float[]> gradients(
      float[] state, List<String> layers, Map<String, Tensor> parameters) {
    Map<String, float[]> gradients = new LinkedHashMap<>();
    int at = 0;
    for (String layer : layers) {
      boolean biasFirst = layer.startsWith("conv");
      for (String key : biasFirst ? List.of("b", "W") : List.of("W", "b")) {
        at = take(state, at, layer + "/" + key, parameters, gradients);
      }
    }
    take(state, at, "similarity/beta", parameters, gradients);
    assertEquals(new TreeSet<>(parameters.keySet()), new TreeSet<>(gradients.keySet()));
    return gradients;
  }

  private static int take(
      float[] state,
      int from,
      String name,
      Map<String, Tensor> parameters,
      Map<String, float[]> gradients) {
    Tensor parameter = parameters.get(name);
    float[] moments = Arrays.copyOfRange(state, from, from + parameter.values().length);
    for (int i = 0; i < moments.length; i++) {
      moments[i] /= FIRST_MOMENT;
    }
    boolean inColumns = name.endsWith("W") && parameter.shape().length == 2;
    int rows = (int) parameter.shape()[0];
    gradients.put(name, inColumns ? TinyModel.rowByRow(moments, rows) : moments);
    return from + moments.length;
  }

  private double loss(
      CsnNetwork network, Map<String, Tensor> parameters, String name, int entry, double step) {
    parameters.forEach((other, tensor) -> network.set(other, tensor.values()));
    float[] moved = parameters.get(name).values().clone();
    moved[entry] += (float) step;
    network.set(name, moved);
    // The first step again, which drops the same values.
    network.resumeOptimizer(0, new float[network.optimizerState().values().length]);
    return network.train(images, triplets).total();
  }

  private static double rootMeanSquare(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum / values.length);
  }
}
