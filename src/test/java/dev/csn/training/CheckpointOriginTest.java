package dev.csn.training;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.csn.Refusal;
import dev.csn.config.ConfigLoader;
import dev.csn.config.ExperimentConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointOriginTest {
  private static final ExperimentConfig OWN = ExperimentConfig.DEFAULT;

  private static void check(String... overrides) {
    CheckpointOrigin.requireResumable(
        "runs/a", OWN, ConfigLoader.override(OWN, List.of(overrides)));
  }

  @Test
  void howLongARunGoesOnAndWhatItKeepsWhenMayChange() {
    assertDoesNotThrow(() -> check());
    assertDoesNotThrow(
        () ->
            check(
                "training.steps=5",
                "training.evaluateEvery=6",
                "training.checkpointEvery=7",
                "training.patience=8"));
  }

  @Test
  void allThatMayNotChangeIsShownWithBothValues() {
    Refusal.ofConfiguration(
        () -> check("training.steps=5", "training.margin=0.5", "model.maskInit.kind=disjoint"),
        "--resume: runs/a was trained otherwise (model.maskInit.kind: \"normal\" -> \"disjoint\","
            + " training.margin: 0.3 -> 0.5); only training.steps, ",
        "training.patience may change");
    Refusal.ofConfiguration(() -> check("training.seed=2"), "(training.seed: 1 -> 2)");
    Refusal.ofConfiguration(
        () -> check("training.partitions=2", "training.averageEvery=5"),
        "(training.partitions: 1 -> 2, training.averageEvery: 10 -> 5)");
    Refusal.ofConfiguration(() -> check("dataset=elsewhere"), "-> \"elsewhere\"");
    Refusal.ofConfiguration(
        () -> check("training.continuousLoss.weight=2"), "training.continuousLoss.weight: 1.0");
  }
}
