package dev.csn.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.csn.error.ConfigurationException;
import dev.csn.io.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentConfigTest {
  private static ExperimentConfig with(String... overrides) {
    return ConfigLoader.override(ExperimentConfig.DEFAULT, List.of(overrides));
  }

  @Test
  void defaultsAreTheDocumentedOnes() throws Exception {
    String documented =
        """
        {"dataset": "data/colored-mnist",
         "model": {"variant": "learned", "encoder": "lenet", "width": 64, "embeddingSize": 20, "dropout": 0.0,
                   "normalize": false, "maskActivation": "relu",
                   "maskInit": {"kind": "normal", "mean": 0.9, "stdDev": 0.7}},
         "training": {"seed": 1, "steps": 1000, "sampling": "shared", "batchSize": 128,
                      "tripletsPerCondition": 4096, "tripletPool": 0, "margin": 0.3, "reduction": "violating",
                      "continuousTriplets": {"rule": "nearer", "minimumGap": 0.0,
                                             "positiveWithin": 0.0, "negativeBeyond": 0.0},
                      "categoricalLoss": {"kind": "hinge", "temperature": 0.3},
                      "continuousLoss": {"kind": "hinge", "marginPerGap": 1.0, "weight": 1.0},
                      "augmentation": {"shift": 0.0, "rotation": 0.0, "scale": 0.0},
                      "learningRate": 0.001, "warmup": 0, "schedule": "cosine", "decay": 0.01,
                      "embeddingPenalty": 0.005, "maskPenalty": 0.0005, "maskOverlapPenalty": 0.0,
                      "maskOrthogonalityPenalty": 0.0, "averaging": 0.0,
                      "evaluateEvery": 100, "checkpointEvery": 100, "patience": 0,
                      "partitions": 1, "averageEvery": 10}}
        """;
    assertEquals(
        Json.MAPPER.readTree(documented),
        Json.MAPPER.readTree(Json.pretty(ExperimentConfig.DEFAULT)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.encoder=resnet18",
        "model.width=1",
        "model.width=256",
        "model.embeddingSize=1",
        "model.embeddingSize=4096",
        "model.dropout=0",
        "model.dropout=0.99",
        "model.maskInit.mean=-1",
        "model.maskInit.stdDev=0",
        "training.seed=-9223372036854775808",
        "training.steps=1",
        "training.steps=10000000",
        "training.batchSize=3",
        "training.tripletsPerCondition=1",
        "training.tripletPool=0",
        "training.margin=1e-9",
        "training.learningRate=1",
        "training.decay=1",
        "training.embeddingPenalty=0",
        "training.maskPenalty=0",
        "training.maskOverlapPenalty=3",
        "training.maskOrthogonalityPenalty=3",
        "model.maskActivation=softplus",
        "model.variant=specialists",
        "training.evaluateEvery=1",
        "training.checkpointEvery=1",
        "training.patience=0",
        "training.partitions=1",
        "training.partitions=1024",
        "training.averageEvery=1",
        "training.averageEvery=10000000",
        "training.continuousTriplets.minimumGap=0",
        "training.continuousLoss.kind=log-ratio",
        "training.continuousLoss.weight=0",
        "training.augmentation.shift=0",
        "training.augmentation.scale=0.9",
        "training.warmup=0",
        "training.averaging=0.999",
        "training.reduction=semi-hard",
        "training.sampling=balanced"
      })
  void valuesOnTheirBoundsAreAccepted(String override) {
    with(override);
  }

  @ParameterizedTest
  @CsvSource({
    "model.width, 0",
    "model.width, 257",
    "model.embeddingSize, 0",
    "model.embeddingSize, 4097",
    "model.dropout, -0.1",
    "model.dropout, 1.0",
    "model.maskInit.stdDev, -0.1",
    "model.maskInit.mean, 1e999",
    "training.steps, 0",
    "training.steps, 10000001",
    "training.batchSize, 2",
    "training.batchSize, 1000001",
    "training.tripletsPerCondition, 0",
    "training.tripletsPerCondition, 10000001",
    "training.tripletPool, -1",
    "training.tripletPool, 1000001",
    "training.margin, 0.0",
    "training.margin, 1e999",
    "training.learningRate, 0.0",
    "training.learningRate, 1.1",
    "training.decay, 0.0",
    "training.categoricalLoss.temperature, 0.0",
    "training.continuousLoss.marginPerGap, 0.0",
    "training.continuousLoss.weight, -1.0",
    "training.augmentation.shift, -1.0",
    "training.augmentation.rotation, -1.0",
    "training.augmentation.scale, 1.0",
    "training.warmup, -1",
    "training.averaging, 1.0",
    "training.decay, 1.1",
    "training.embeddingPenalty, -1.0",
    "training.maskPenalty, -1.0",
    "training.maskOverlapPenalty, -1.0",
    "training.maskOrthogonalityPenalty, -1.0",
    "training.evaluateEvery, 0",
    "training.checkpointEvery, 0",
    "training.patience, -1",
    "training.partitions, 0",
    "training.partitions, 1025",
    "training.averageEvery, 0",
    "training.averageEvery, 10000001",
    "training.continuousTriplets.minimumGap, -1.0",
    "training.continuousTriplets.positiveWithin, -1.0",
    "training.continuousTriplets.negativeBeyond, -1.0"
  })
  void valuesPastTheirBoundsAreRefusedByKeyAndValue(String key, String value) {
    ConfigurationException refused =
        assertThrows(ConfigurationException.class, () -> with(key + "=" + value));
    String shown = value.replace("1e999", "Infinity");
    String expected = "--set: " + key + ": " + shown + " is ";
    assertEquals(
        expected, refused.getMessage().substring(0, expected.length()), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"shared", "balanced"})
  void aTripletPoolNeedsIndependentSampling(String sampling) {
    assertEquals(
        "--set: training.tripletPool: 500 needs training.sampling independent, but that is "
            + sampling,
        assertThrows(
                ConfigurationException.class,
                () -> with("training.sampling=" + sampling, "training.tripletPool=500"))
            .getMessage());
    assertEquals(
        1_000_000,
        with("training.sampling=independent", "training.tripletPool=1000000")
            .training()
            .tripletPool());
  }

  @Test
  void theThresholdRuleNeedsThresholdsInTheRightOrder() {
    String rule = "training.continuousTriplets.rule=threshold";
    String within = "training.continuousTriplets.positiveWithin=500";
    String beyond = "training.continuousTriplets.negativeBeyond=";
    assertEquals(
        ContinuousTriplets.threshold(500, 5000),
        with(rule, within, beyond + "5000").training().continuousTriplets());
    assertEquals(
        "--set: training.continuousTriplets.positiveWithin: 0.0 is too small, must be above 0",
        assertThrows(ConfigurationException.class, () -> with(rule)).getMessage());
    assertEquals(
        "--set: training.continuousTriplets.negativeBeyond: 499.0 is too small,"
            + " must be at least positiveWithin, 500.0",
        assertThrows(ConfigurationException.class, () -> with(rule, within, beyond + "499"))
            .getMessage());
  }

  @Test
  void whatCanBeChosenIsListed() {
    assertEquals(
        "--set: model.variant: 'specialist' must be learned or fixed or standard or specialists;"
            + " did you mean specialists?",
        assertThrows(ConfigurationException.class, () -> with("model.variant=specialist"))
            .getMessage());
    assertEquals(
        "--set: model.encoder: 'resnet50' must be lenet or resnet18; did you mean resnet18?",
        assertThrows(ConfigurationException.class, () -> with("model.encoder=resnet50"))
            .getMessage());
    assertEquals(
        "--set: model.maskActivation: 'elu' must be relu or softplus; did you mean relu?",
        assertThrows(ConfigurationException.class, () -> with("model.maskActivation=elu"))
            .getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"steps", "evaluateEvery", "checkpointEvery"})
  void partitionsStopOnlyWhereTheyAreAveraged(String name) {
    String key = "training." + name;
    with(key + "=105"); // a single one stops anywhere
    with("training.partitions=2", "training.averageEvery=5", key + "=105");
    String message =
        assertThrows(
                ConfigurationException.class, () -> with("training.partitions=2", key + "=105"))
            .getMessage();
    assertEquals(
        "--set: "
            + key
            + ": 105 must be a multiple of training.averageEvery, 10, where training.partitions is"
            + " above 1",
        message);
  }
}
