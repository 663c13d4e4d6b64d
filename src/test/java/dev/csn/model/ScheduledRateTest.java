package dev.csn.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.TestConfig;
import dev.csn.config.Variant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class ScheduledRateTest {
  private static double rate(String schedule, int step) {
    return new ScheduledRate(
            TestConfig.with(
                    "training.steps=200",
                    "training.learningRate=0.08",
                    "training.decay=0.01",
                    "training.schedule=" + schedule)
                .training())
        .valueAt(step, 0);
  }

  @Test
  void aConstantRateStays() {
    assertEquals(0.08, rate("constant", 0));
    assertEquals(0.08, rate("constant", 199));
  }

  @Test
  void aCosineGoesFromTheFullRateToZero() {
    assertEquals(0.08, rate("cosine", 0));
    assertEquals(0.08 * (1 + Math.sqrt(0.5)) / 2, rate("cosine", 50), 1e-12);
    assertEquals(0.04, rate("cosine", 100), 1e-12);
    assertEquals(0, rate("cosine", 200), 1e-12);
    assertEquals(0, rate("cosine", 1000), 1e-12);
  }

  @Test
  void anExponentialFallsByTheSameFactorEachStep() {
    assertEquals(0.08, rate("exponential", 0));
    assertEquals(0.008, rate("exponential", 100), 1e-12);
    assertEquals(0.0008, rate("exponential", 200), 1e-12);
    assertEquals(
        rate("exponential", 51) / rate("exponential", 50),
        rate("exponential", 151) / rate("exponential", 150),
        1e-12);
  }

  @Test
  void theOptimizerStepsByTheRateOfItsIteration() {
    CsnNetwork network =
        TinyModel.network(
            TinyModel.description(Variant.LEARNED),
            "training.steps=100",
            "training.schedule=cosine",
            "training.learningRate=0.01");
    INDArray images = TinyModel.images(12, TinyModel.SHAPE);
    var triplets = TinyModel.triplets(12, 20, 20, 20);
    float[] before = network.parameters().get("embedding/b").values();
    network.train(images, triplets);
    float[] after = network.parameters().get("embedding/b").values();
    // Adam's first step is the rate in each entry, whatever the gradient.
    assertEquals(0.01, network.learningRate(0));
    for (int i = 0; i < before.length; i++) {
      assertEquals(0.01, Math.abs(after[i] - before[i]), 1e-5);
    }
    // At the end of the cosine the rate is zero, which DL4J takes for its epsilon.
    network.resumeOptimizer(100, network.optimizerState().values());
    float[] all = TinyModel.flat(network);
    network.train(images, triplets);
    assertArrayEquals(all, TinyModel.flat(network), 1e-6f);
    assertEquals(List.of(0.01, 0.0), List.of(network.learningRate(0), network.learningRate(100)));
  }
}
