package dev.csn.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.csn.ForkedJvm;
import dev.csn.config.Variant;
import dev.csn.image.ImageShape;
import dev.csn.model.onednn.CpuLayers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** That the fast layers compute what DL4J's own do, and that they are the fast ones. */
class CpuLayersTest {
  /** Sums in another order, in float32. */
  private static final double ROUNDING = 1e-5;

  private static final double RATE = 1e-3;

  /** The library itself, and the copy inside ND4J's. */
  private static final String VERBOSE = "(onednn|dnnl)_verbose,";

  @TempDir private Path directory;

  @BeforeAll
  static void requireOneDnn() {
    assumeTrue(NativeBackend.description().endsWith("with oneDNN"), "a build with oneDNN");
  }

  private static CsnNetwork network(CpuLayers layers, ImageShape shape) {
    return TinyModel.network(
        TinyModel.description(Variant.LEARNED, 2, 20, shape),
        layers,
        "model.dropout=0.3",
        "training.learningRate=" + RATE);
  }

  private static CsnNetwork residual(CpuLayers layers, ImageShape shape, Variant variant) {
    CsnNetwork network =
        TinyModel.network(
            TinyModel.residual(variant, 16, shape), layers, "training.learningRate=" + RATE);
    TinyModel.shake(network);
    return network;
  }

  @ParameterizedTest
  @CsvSource({"1, 28, 28, 3, LEARNED", "17, 13, 10, 1, SPECIALISTS", "5, 64, 50, 3, LEARNED"})
  void residualEmbeddingsAreTheSame(
      int images, int height, int width, int channels, Variant variant) {
    ImageShape shape = new ImageShape(height, width, channels);
    CsnNetwork fast = residual(CpuLayers.ONEDNN, shape, variant);
    CsnNetwork stock = residual(CpuLayers.STOCK, shape, variant);
    assertEquals(List.copyOf(stock.parameters().keySet()), List.copyOf(fast.parameters().keySet()));
    assertArrayEquals(TinyModel.flat(stock), TinyModel.flat(fast));
    INDArray batch = TinyModel.images(images, shape);
    assertTrue(TinyModel.difference(stock.embed(batch), fast.embed(batch)) < ROUNDING);
  }

  @ParameterizedTest
  @CsvSource({"9, 28, 28, 3, LEARNED", "17, 13, 10, 1, SPECIALISTS", "6, 64, 50, 3, LEARNED"})
  void aTrainingStepOfAResidualNetworkIsTheSame(
      int images, int height, int width, int channels, Variant variant) {
    ImageShape shape = new ImageShape(height, width, channels);
    CsnNetwork fast = residual(CpuLayers.ONEDNN, shape, variant);
    CsnNetwork stock = residual(CpuLayers.STOCK, shape, variant);
    INDArray batch = TinyModel.images(images, shape);
    var triplets = TinyModel.triplets(images, 40, 40, 40);
    double expected = stock.train(batch, triplets).total();
    assertEquals(expected, fast.train(batch, triplets).total(), ROUNDING * expected);
    float[] moments = stock.optimizerState().values();
    double off = TinyModel.difference(moments, fast.optimizerState().values());
    // Of a great many values, rounding takes a few to the other side of their ReLU.
    assertTrue(off < 5e-3, "off by " + off);
  }

  @ParameterizedTest
  @CsvSource({"1, 28, 28, 3", "2, 8, 8, 1", "17, 13, 10, 1", "300, 9, 12, 3"})
  void embeddingsAreTheSame(int images, int height, int width, int channels) {
    ImageShape shape = new ImageShape(height, width, channels);
    CsnNetwork fast = network(CpuLayers.ONEDNN, shape);
    CsnNetwork stock = network(CpuLayers.STOCK, shape);
    assertEquals(stock.parameters().keySet(), fast.parameters().keySet());
    assertArrayEquals(TinyModel.flat(stock), TinyModel.flat(fast));
    INDArray batch = TinyModel.images(images, shape);
    assertTrue(TinyModel.difference(stock.embed(batch), fast.embed(batch)) < ROUNDING);
  }

  @ParameterizedTest
  @CsvSource({"3, 28, 28, 3", "8, 8, 8, 1", "17, 13, 10, 1", "64, 9, 12, 3"})
  void aTrainingStepIsTheSame(int images, int height, int width, int channels) {
    ImageShape shape = new ImageShape(height, width, channels);
    CsnNetwork fast = network(CpuLayers.ONEDNN, shape);
    CsnNetwork stock = network(CpuLayers.STOCK, shape);
    INDArray batch = TinyModel.images(images, shape);
    var triplets = TinyModel.triplets(images, 40, 40);
    double expected = stock.train(batch, triplets).total();
    assertEquals(expected, fast.train(batch, triplets).total(), ROUNDING * expected);
    // The moments of the first step are the gradient and its square.
    float[] moments = stock.optimizerState().values();
    assertTrue(TinyModel.difference(moments, fast.optimizerState().values()) < ROUNDING);
    // That step is of one size however small the gradient, so that small ones are compared too;
    // only the smallest may differ, by rounding.
    float[] stepped = TinyModel.flat(stock);
    float[] fastStepped = TinyModel.flat(fast);
    long differ =
        IntStream.range(0, stepped.length)
            .filter(i -> Math.abs(stepped[i] - fastStepped[i]) > RATE / 100)
            .count();
    assertTrue(differ < stepped.length / 1000, differ + " of " + stepped.length);
  }

  @Test
  void convolutionsRunOneDnnsCompiledKernelsBothWays() throws IOException, InterruptedException {
    List<String> executed = executed(trainedStep("lenet"));
    // Two layers. The image's gradient, a second backward_data, is not computed.
    assertEquals(2, executed.stream().filter(line -> line.contains(",forward_")).count());
    assertEquals(2, executed.stream().filter(line -> line.contains(",backward_weights,")).count());
    assertEquals(1, executed.stream().filter(line -> line.contains(",backward_data,")).count());
  }

  @Test
  void soDoThoseOfAResidualNetwork() throws IOException, InterruptedException {
    List<String> executed = executed(trainedStep("resnet18"));
    // The stem, eight blocks of two, three shortcuts.
    assertEquals(20, executed.stream().filter(line -> line.contains(",forward_")).count());
    assertEquals(20, executed.stream().filter(line -> line.contains(",backward_weights,")).count());
    assertEquals(19, executed.stream().filter(line -> line.contains(",backward_data,")).count());
  }

  /** The convolutions that a training step executed, all by compiled kernels. */
  private static List<String> executed(ForkedJvm.Result result) {
    assertEquals("", result.err());
    List<String> executed = convolutions(result);
    for (String line : executed) {
      String implementation = line.split(",", -1)[4];
      assertTrue(implementation.matches("(brgconv|jit|gemm:jit).*"), line);
    }
    return executed;
  }

  /** What oneDNN said of the convolutions that it executed. */
  private static List<String> convolutions(ForkedJvm.Result result) {
    return result
        .out()
        .lines()
        .filter(line -> line.matches(VERBOSE + "exec,cpu,convolution,.*"))
        .toList();
  }

  private ForkedJvm.Result trainedStep(String encoder, String... flags)
      throws IOException, InterruptedException {
    ForkedJvm.Result result =
        ForkedJvm.likeThisOne()
            .environment(Map.of("DNNL_VERBOSE", "1"))
            .flags(flags)
            .run(directory, TrainedStep.class, encoder);
    assertEquals(0, result.exitCode(), result.err());
    assertTrue(
        result.out().lines().anyMatch(line -> line.matches(VERBOSE + "info,oneDNN.*")),
        result.out());
    return result;
  }

  @Test
  void stockLayersRunNoneAndSaySoOnce() throws IOException, InterruptedException {
    ForkedJvm.Result result = trainedStep("lenet", "-D" + CpuLayers.PROPERTY + "=stock");
    assertEquals(List.of(), convolutions(result));
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().contains(CpuLayers.PROPERTY), result.err());
  }
}
