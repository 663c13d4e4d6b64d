package dev.csn.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigDifferenceTest {
  @Test
  void everyChangedKeyGetsALineInTheKeysOrder() {
    ExperimentConfig changed =
        ConfigLoader.override(
            ExperimentConfig.DEFAULT,
            List.of(
                "training.continuousTriplets.minimumGap=2.5",
                "training.steps=7",
                "model.maskInit.kind=disjoint",
                "dataset=data/fonts"));
    assertEquals(
        List.of(
            "dataset: \"data/colored-mnist\" -> \"data/fonts\"",
            "model.maskInit.kind: \"normal\" -> \"disjoint\"",
            "training.steps: 1000 -> 7",
            "training.continuousTriplets.minimumGap: 0.0 -> 2.5"),
        ConfigDifference.lines(ExperimentConfig.DEFAULT, changed));
  }

  @Test
  void equalConfigurationsDoNotDiffer() {
    ExperimentConfig same =
        ConfigLoader.override(ExperimentConfig.DEFAULT, List.of("training.margin=0.3"));
    assertEquals(List.of(), ConfigDifference.lines(ExperimentConfig.DEFAULT, same));
  }
}
