package dev.csn.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.csn.config.ConfigDifference;
import dev.csn.config.ExperimentConfig;
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

/**
 * What a checkpoint came about from. Until a training has ended nothing else vouches for the files
 * beside it, and a checkpoint of another training would fit a network of the same shape.
 *
 * @param config what of the training's own stays the same however it goes on, key by key: a later
 *     version of csn may know more
 * @param dataset SHA-256 of its description
 * @param initialMasks CRC-32C of their file; null if there was none
 */
record Origin(JsonNode config, String dataset, String initialMasks) {
  /** The origin of a run's checkpoints. */
  static Origin of(ExperimentConfig config, String dataset, RunDirectory run) throws IOException {
    return new Origin(lasting(config), dataset, initialMasks(run));
  }

  /**
   * Makes sure that a checkpoint is of this training, and that the files beside it are those of
   * then.
   *
   * @param checkpoint its file
   * @param trained the configuration of the run, which may have been told to go on otherwise since
   * @param data SHA-256 of the dataset's description
   * @throws InputException naming what is another
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
      // One that is gone is made again, from the start.
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
   * What stays the same however a run goes on; not where the data are, which have their digest. As
   * it is when it was read: a number's type is not what it was before it was written.
   */
  private static JsonNode lasting(ExperimentConfig config) {
    byte[] json = Json.line(config).getBytes(StandardCharsets.UTF_8);
    ObjectNode keys = JsonFile.parse("config.json", json, ObjectNode.class);
    keys.remove("dataset");
    ResumableKeys.removeFrom(keys);
    return keys;
  }

  private static String initialMasks(RunDirectory run) throws IOException {
    return run.hasInitialMasks() ? Checksums.of(run.initialMasksFile()) : null;
  }
}
