package dev.csn.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.io.Serializable;

/**
 * Everything that decides a training run. As JSON it has a key per component; a file may leave out
 * any whose default will do.
 *
 * @param dataset the dataset's directory, relative to the working directory
 */
public record ExperimentConfig(
    @JsonPropertyDescription("The dataset directory.") String dataset,
    ModelConfig model,
    TrainingConfig training)
    implements Serializable {
  /** What an empty configuration file means. */
  public static final ExperimentConfig DEFAULT =
      new ExperimentConfig("data/colored-mnist", ModelConfig.DEFAULT, TrainingConfig.DEFAULT);

  public ExperimentConfig {
    Check.path("dataset", dataset);
  }
}
