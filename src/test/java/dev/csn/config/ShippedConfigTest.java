package dev.csn.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.config.TrainingConfig.Reduction;
import dev.csn.config.TrainingConfig.Schedule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippedConfigTest {
  private static ExperimentConfig shipped(String name) {
    return ConfigLoader.load(Path.of("config", name), List.of());
  }

  @Test
  void quickstartIsTheBestRecipeFound() {
    assertEquals(
        List.of(
            "model.embeddingSize: 20 -> 32",
            "model.maskInit.kind: \"normal\" -> \"disjoint\"",
            "training.steps: 1000 -> 300",
            "training.margin: 0.3 -> 1.5",
            "training.categoricalLoss.kind: \"hinge\" -> \"tuplet\"",
            "training.continuousLoss.kind: \"hinge\" -> \"gap-hinge\"",
            "training.continuousLoss.marginPerGap: 1.0 -> 2.8",
            "training.continuousLoss.weight: 1.0 -> 2.0",
            "training.augmentation.shift: 0.0 -> 2.0",
            "training.augmentation.rotation: 0.0 -> 12.0",
            "training.augmentation.scale: 0.0 -> 0.1",
            "training.learningRate: 0.001 -> 0.002",
            "training.warmup: 0 -> 20",
            "training.embeddingPenalty: 0.005 -> 0.0"),
        ConfigDifference.lines(ExperimentConfig.DEFAULT, shipped("quickstart.json")));
  }

  @Test
  void thoroughIsForLongerAndAsksMoreOfColors() {
    assertEquals(
        List.of(
            "training.steps: 300 -> 3400",
            "training.tripletsPerCondition: 4096 -> 8000",
            "training.continuousLoss.marginPerGap: 2.8 -> 3.0",
            "training.continuousLoss.weight: 2.0 -> 2.7",
            "training.evaluateEvery: 100 -> 400",
            "training.checkpointEvery: 100 -> 400"),
        ConfigDifference.lines(shipped("quickstart.json"), shipped("thorough.json")));
  }

  @Test
  void fullDiffersFromQuickstartInDataAndLengthOnly() {
    assertEquals(
        List.of(
            "dataset: \"data/colored-mnist\" -> \"data/colored-mnist-full\"",
            "training.steps: 300 -> 12000",
            "training.evaluateEvery: 100 -> 1000",
            "training.checkpointEvery: 100 -> 1000"),
        ConfigDifference.lines(shipped("quickstart.json"), shipped("full.json")));
  }

  @Test
  void fontsAsksOfLargerPicturesWithManyClasses() {
    assertEquals(
        List.of(
            "dataset: \"data/colored-mnist\" -> \"data/font-glyphs\"",
            "model.embeddingSize: 20 -> 64",
            "model.maskInit.kind: \"normal\" -> \"disjoint\"",
            "training.batchSize: 128 -> 192",
            "training.categoricalLoss.kind: \"hinge\" -> \"tuplet\"",
            "training.augmentation.shift: 0.0 -> 2.0",
            "training.warmup: 0 -> 50",
            "training.embeddingPenalty: 0.005 -> 0.0",
            "training.evaluateEvery: 100 -> 250",
            "training.checkpointEvery: 100 -> 250"),
        ConfigDifference.lines(ExperimentConfig.DEFAULT, shipped("fonts.json")));
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
