package dev.csn.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.csn.config.ConfigDifference;
import dev.csn.config.ExperimentConfig;
import dev.csn.error.ConfigurationException;
import java.util.List;
import java.util.Set;

/** What of a configuration may be another when a run goes on: how long, and what is kept when. */
final class ResumableKeys {
  // In the order of the message. None of them changes what a step does, but steps the rate it has.
  private static final List<String> KEYS =
      List.of(
          "training.steps",
          "training.evaluateEvery",
          "training.checkpointEvery",
          "training.patience");

  private ResumableKeys() {}

  /** Takes them out of a configuration. */
  static void removeFrom(ObjectNode config) {
    for (String key : KEYS) {
      int dot = key.indexOf('.');
      ((ObjectNode) config.get(key.substring(0, dot))).remove(key.substring(dot + 1));
    }
  }

  /**
   * Makes sure that a run can go on as is asked.
   *
   * @param run what it is called in messages
   * @param own the configuration that it was trained with so far
   * @param asked the one that it shall go on with
   * @throws ConfigurationException naming each key that may not change, with both values
   */
  static void requireOnly(String run, ExperimentConfig own, ExperimentConfig asked) {
    List<String> refused =
        ConfigDifference.lines(own, asked).stream()
            .filter(line -> !Set.copyOf(KEYS).contains(line.substring(0, line.indexOf(':'))))
            .toList();
    if (!refused.isEmpty()) {
      throw new ConfigurationException(
          "--resume: "
              + run
              + " was trained otherwise ("
              + String.join(", ", refused)
              + "); only "
              + String.join(", ", KEYS)
              + " may change");
    }
  }
}
