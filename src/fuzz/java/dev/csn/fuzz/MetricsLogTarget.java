package dev.csn.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        "{\"step\":1}\n{\"step\":2}".getBytes(UTF_8),
        "\r{\"step\":1}\n{\"step\":2}".getBytes(UTF_8));
  }

  @Override
  public void read(byte[] input) throws IOException {
    Files.write(file, input);
    int before = lines(file).size();
    SavedTraining.resumeLog(file, STEP);
    List<String> after = lines(file);
    assertEquals(STEP, after.size());
    assertTrue(before >= STEP, before + " lines before");
    SavedTraining.resumeLog(file, STEP);
    assertEquals(after, lines(file));
  }

  /**
   * What line feeds end or, at last, the file does. Carriage returns are white space: one before a
   * line feed is not kept.
   */
  private static List<String> lines(Path file) throws IOException {
    return List.of(
            new String(Files.readAllBytes(file), ISO_8859_1).replace("\r", "").split("\n", -1))
        .stream()
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
