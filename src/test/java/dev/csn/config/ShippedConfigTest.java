package dev.csn.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippedConfigTest {
  private static ExperimentConfig shipped(String name) {
    return ConfigLoader.load(Path.of("config", name), List.of());
  }

  @Test
  void quickstartIsTheDefaultsButForItsLengthAndWhatSuitsColors() {
    assertEquals(
        List.of(
            "training.steps: 1000 -> 800",
            "training.continuousTriplets.minimumGap: 0.0 -> 20.0",
            "training.embeddingPenalty: 0.005 -> 5.0E-4"),
        ConfigDifference.lines(ExperimentConfig.DEFAULT, shipped("quickstart.json")));
  }

  @Test
  void fullDiffersFromQuickstartInDataAndLengthOnly() {
    assertEquals(
        List.of(
            "dataset: \"data/colored-mnist\" -> \"data/colored-mnist-full\"",
            "training.steps: 800 -> 4000",
            "training.evaluateEvery: 100 -> 500",
            "training.checkpointEvery: 100 -> 500"),
        ConfigDifference.lines(shipped("quickstart.json"), shipped("full.json")));
  }

  @Test
  void seedToyIsTheToysRecipe() {
    ExperimentConfig toy = shipped("seed-toy.json");
    assertEquals(0.5, toy.model().dropout());
    TrainingConfig training = toy.training();
    assertEquals(Sampling.INDEPENDENT, training.sampling());
    assertEquals(100, training.batchSize());
    assertEquals(1.0, training.margin());
    assertEquals(2000, training.steps());
    assertEquals(Reduction.ALL, training.reduction());
    assertEquals(ContinuousTriplets.threshold(500, 5000), training.continuousTriplets());
    assertEquals(Schedule.CONSTANT, training.schedule());
    assertEquals(1e-3, training.learningRate());
    assertEquals(0, training.embeddingPenalty());
    assertEquals(0, training.maskPenalty());
    assertEquals(0, training.maskOverlapPenalty());
  }
}
