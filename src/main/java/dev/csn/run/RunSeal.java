package dev.csn.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.csn.error.InputException;
import dev.csn.io.Checksums;
import dev.csn.io.Json;
import dev.csn.io.JsonFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The checksums of a finished run's files. They are written last and removed before any change, so
 * that a killed run has no checksums instead of wrong ones.
 */
final class RunSeal {
  private static final String SETTINGS = "settings";

  private final Path run;
  private final Path list;

  RunSeal(Path run) {
    this.run = run;
    this.list = run.resolve(RunDirectory.CHECKSUMS);
  }

  /** Writes the checksums of the configuration and of those files that exist. */
  void write(Path config, List<Path> files) throws IOException {
    Map<String, String> sums = new LinkedHashMap<>();
    sums.put(SETTINGS, settings(config));
    for (Path file : files) {
      if (Files.exists(file)) {
        sums.put(name(file), Checksums.of(file));
      }
    }
    Checksums.write(list, sums);
  }

  void remove() throws IOException {
    Files.deleteIfExists(list);
  }

  /**
   * Requires that a file is unchanged since the run ended. Accepts any file before that.
   *
   * @throws InputException if it has changed
   */
  void verify(Path file) {
    Checksums.read(list).ifPresent(sums -> sums.verify(name(file), file));
  }

  /** Requires that the configuration is unchanged, except for the dataset's path. */
  void verifySettings(Path config) {
    Checksums.read(list).ifPresent(sums -> sums.verify(SETTINGS, settings(config), config));
  }

  /** Whether a file has a checksum, even if the file is missing. */
  boolean lists(Path file) {
    return Checksums.read(list).filter(sums -> sums.lists(name(file))).isPresent();
  }

  /**
   * The checksum of a configuration without the dataset's path: a dataset may be moved, and has its
   * own digest. It covers the keys in the file but not the defaults, which may change.
   */
  private static String settings(Path config) {
    JsonNode keys = JsonFile.parse(config, JsonFile.bytes(config), JsonNode.class);
    if (keys instanceof ObjectNode object) {
      object.remove("dataset");
    }
    return Checksums.of(Json.pretty(keys).getBytes(StandardCharsets.UTF_8));
  }

  private String name(Path file) {
    return run.relativize(file).toString().replace('\\', '/');
  }
}
