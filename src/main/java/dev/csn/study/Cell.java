package dev.csn.study;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.config.ConfigLoader;
import dev.csn.config.ExperimentConfig;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One of the settings that a study compares.
 *
 * @param name as the tables show it
 * @param settings the keys in which it differs from what all cells have
 * @param reference the name of the cell that it is compared with; may be its own
 * @param config the complete configuration, but for the seed
 */
record Cell(
    String name, Map<String, JsonNode> settings, String reference, ExperimentConfig config) {

  /** The name as that of a directory, on any file system. */
  String directory() {
    return StudyDirectory.name(name);
  }

  /** What two cells must not share: some file systems do not tell case apart. */
  String place() {
    return directory().toLowerCase(Locale.ROOT);
  }

  ExperimentConfig config(long seed) {
    return ConfigLoader.override(config, List.of("training.seed=" + seed));
  }
}
