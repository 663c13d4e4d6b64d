package dev.csn.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.training.SavedTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Logs that a run goes on with: one that is accepted keeps its first lines, and no others. */
final class MetricsLogTarget implements Target {
  private static final int STEP = 2;

  private final Path file;

  MetricsLogTarget(Path scratch) {
    this.file = scratch.resolve("metrics.jsonl");
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(
        "{\"step\":1,\"loss\":2.5}\n{\"step\":2}\n{\"step\":3}\n{\"st".getBytes(UTF_8),
        "{\"step\":1}\n{\"step\":2}".getBytes(UTF_8));
  }

  @Override
  public void read(byte[] input) throws IOException {
    Files.write(file, input);
    List<String> before = Files.readAllLines(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    SavedTraining.resumeLog(file, STEP);
    List<String> after = Files.readAllLines(file);
    assertEquals(STEP, after.size());
    assertEquals(true, before.size() >= STEP);
    SavedTraining.resumeLog(file, STEP);
    assertEquals(after, Files.readAllLines(file));
  }
}
