package dev.csn.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.config.ConfigLoader;
import dev.csn.config.ExperimentConfig;
import dev.csn.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Configurations of training runs; one that is accepted is written and read as the same. */
final class ConfigTarget implements Target {
  private final Path file;

  ConfigTarget(Path scratch) {
    this.file = scratch.resolve("config.json");
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    return List.of(
        Json.pretty(ExperimentConfig.DEFAULT).getBytes(UTF_8),
        Files.readAllBytes(Path.of("config/quickstart.json")),
        Files.readAllBytes(Path.of("config/seed-toy.json")),
        "{}".getBytes(UTF_8));
  }

  @Override
  public void read(byte[] input) throws IOException {
    Files.write(file, input);
    ExperimentConfig config = ConfigLoader.load(file, List.of());
    Files.writeString(file, Json.pretty(config));
    assertEquals(config, ConfigLoader.load(file, List.of()));
  }
}
