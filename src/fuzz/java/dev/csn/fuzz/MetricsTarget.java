package dev.csn.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.io.Json;
import dev.csn.training.MetricsFile;
import dev.csn.training.StepMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Logs that are drawn: one that is accepted is written and read as the same. */
final class MetricsTarget implements Target {
  private static final String FIRST =
      """
      {"step":1,"seconds":0.5,"learningRate":0.001,"loss":1.5,\
      "triplets":{"b":3,"a":0},"triplet":{"b":1.0,"a":0.5},\
      "violating":{"b":0.25,"a":0.0},"embeddingNorm":2.0,"maskNorm":3.0,"maskOverlap":0.125,\
      "maskOrthogonality":0.5}
      """;

  private final Path file;

  MetricsTarget(Path scratch) {
    this.file = scratch.resolve("metrics.jsonl");
  }

  @Override
  public List<byte[]> seeds() {
    String second =
        FIRST
            .replace("\"step\":1", "\"step\":2")
            .replace("}\n", ",\"validation\":{\"b\":1,\"a\":0}}\n");
    return List.of(FIRST.getBytes(UTF_8), (FIRST + second + "{\"st").getBytes(UTF_8));
  }

  @Override
  public void read(byte[] input) throws IOException {
    Files.write(file, input);
    List<StepMetrics> steps = MetricsFile.read(file);
    Files.writeString(file, steps.stream().map(Json::line).collect(Collectors.joining("\n")));
    assertEquals(steps, MetricsFile.read(file));
  }
}
