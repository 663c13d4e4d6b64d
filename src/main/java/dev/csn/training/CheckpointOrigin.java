package dev.csn.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.csn.config.ConfigDifference;
import dev.csn.config.ExperimentConfig;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.io.Checksums;
import dev.csn.io.FileProblem;
import dev.csn.io.Json;
import dev.csn.io.JsonFile;
import dev.csn.run.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Identifies the training of a checkpoint. Until a training ends, only its checkpoint can verify
 * the other files of the run. Without this record, a checkpoint of another training with the same
 * network shape would be accepted.
 *
 * @param config the keys of the configuration that may not change when a run continues
 * @param dataset SHA-256 of its description
 * @param initialMasks CRC-32C of their file; null if there was none
 */
record CheckpointOrigin(JsonNode config, String dataset, @Nullable String initialMasks) {
  // In the order of the message. None of them changes a step but its learning rate.
  private static final List<String> RESUMABLE_KEYS =
      List.of(
          "training.steps",
          "training.evaluateEvery",
          "training.checkpointEvery",
          "training.patience");

  CheckpointOrigin {
    if (config == null || dataset == null) {
      throw new IllegalArgumentException("must have a config and a dataset");
    }
  }

  /** The origin of a run's checkpoints. */
  static CheckpointOrigin of(ExperimentConfig config, String dataset, RunDirectory run)
      throws IOException {
    return new CheckpointOrigin(lasting(config), dataset, initialMasks(run));
  }

  /**
   * Requires that a checkpoint belongs to this training and that the run's other files are
   * unchanged.
   *
   * @param checkpoint its file
   * @param trained the configuration of the run, whose resumable keys may have changed since
   * @param data SHA-256 of the dataset's description
   * @throws InputException naming the difference
   */
  void require(Path checkpoint, ExperimentConfig trained, String data, RunDirectory run) {
    List<String> others = ConfigDifference.lines(config, lasting(trained));
    if (!others.isEmpty()) {
      throw new InputException(
          checkpoint
              + ": was not trained as config.json says ("
              + String.join(", ", others)
              + "); one of the two is damaged, or another run's");
    }
    if (!data.equals(dataset)) {
      throw new InputException(checkpoint + ": was trained on another dataset");
    }
    try {
      // Missing initial masks are made again, from the start.
      if (initialMasks != null
          && run.hasInitialMasks()
          && !initialMasks.equals(initialMasks(run))) {
        throw new InputException(
            run.initialMasksFile()
                + ": damaged, or another run's: not what it was when "
                + checkpoint
                + " was written");
      }
    } catch (IOException e) {
      throw FileProblem.unreadable(run.initialMasksFile(), e);
    }
  }

  /**
   * Requires that only resumable keys differ between two configurations of a run.
   *
   * @param run its name in messages
   * @param own the configuration so far
   * @param next the configuration for the continued run
   * @throws ConfigurationException naming each key that may not change, with both values
   */
  static void requireResumable(String run, ExperimentConfig own, ExperimentConfig next) {
    List<String> refused =
        ConfigDifference.lines(own, next).stream()
            .filter(line -> !RESUMABLE_KEYS.contains(line.substring(0, line.indexOf(':'))))
            .toList();
    if (!refused.isEmpty()) {
      throw new ConfigurationException(
          "--resume: "
              + run
              + " was trained otherwise ("
              + String.join(", ", refused)
              + "); only "
              + String.join(", ", RESUMABLE_KEYS)
              + " may change");
    }
  }

  /**
   * A configuration without its resumable keys and without the dataset's path, since the dataset
   * has a digest. It is read back from JSON, so that numbers have the same types as in the file.
   */
  private static JsonNode lasting(ExperimentConfig config) {
    byte[] json = Json.line(config).getBytes(StandardCharsets.UTF_8);
    ObjectNode keys = JsonFile.parse("config.json", json, ObjectNode.class);
    keys.remove("dataset");
    for (String key : RESUMABLE_KEYS) {
      int dot = key.indexOf('.');
      ((ObjectNode) keys.get(key.substring(0, dot))).remove(key.substring(dot + 1));
    }
    return keys;
  }

  private static @Nullable String initialMasks(RunDirectory run) throws IOException {
    return run.hasInitialMasks() ? Checksums.of(run.initialMasksFile()) : null;
  }
}
