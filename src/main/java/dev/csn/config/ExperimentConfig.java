package dev.csn.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.io.Serializable;

/**
 * The configuration of a training run, with a JSON key per component. A file may leave out any key
 * whose default will do.
 *
 * @param dataset the dataset's directory, relative to the working directory
 */
public record ExperimentConfig(
    @JsonPropertyDescription("The dataset directory.") String dataset,
    ModelConfig model,
    TrainingConfig training)
    implements Serializable {
  /** The configuration of an empty file. */
  public static final ExperimentConfig DEFAULT =
      new ExperimentConfig("data/colored-mnist", ModelConfig.DEFAULT, TrainingConfig.DEFAULT);

  public ExperimentConfig {
    Check.path("dataset", dataset);
  }
}
