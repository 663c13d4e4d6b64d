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
 * What vouches for the files of a finished run: their checksums, in {@code CRC32CSUMS}. It is
 * written last and taken away before anything is changed, so that a run that is killed has none
 * rather than a wrong one.
 */
final class RunSeal {
  private static final String FILE = "CRC32CSUMS";
  private static final String SETTINGS = "settings";

  private final Path run;

  RunSeal(Path run) {
    this.run = run;
  }

  /** Vouches for the configuration, and for the files that there are, as they are now. */
  void write(Path config, List<Path> files) throws IOException {
    Map<String, String> sums = new LinkedHashMap<>();
    sums.put(SETTINGS, settings(config));
    for (Path file : files) {
      if (Files.exists(file)) {
        sums.put(name(file), Checksums.of(file));
      }
    }
    Checksums.write(run.resolve(FILE), sums);
  }

  void remove() throws IOException {
    Files.deleteIfExists(run.resolve(FILE));
  }

  /**
   * Makes sure that a file is as it was when the run ended; nothing is known of a run that did not.
   *
   * @throws InputException if it is another
   */
  void verify(Path file) {
    Checksums.read(run.resolve(FILE)).ifPresent(sums -> sums.verify(name(file), file));
  }

  /** The same for the configuration. */
  void verifySettings(Path config) {
    Checksums.read(run.resolve(FILE))
        .ifPresent(sums -> sums.verify(SETTINGS, settings(config), config));
  }

  /** Whether it vouches for a file, be it there or not. */
  boolean lists(Path file) {
    return Checksums.read(run.resolve(FILE)).filter(sums -> sums.lists(name(file))).isPresent();
  }

  /**
   * All but where the dataset is: it may be moved, and has a digest of its own. Of the keys as they
   * stand in the file: a later version of csn knows more of them.
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
