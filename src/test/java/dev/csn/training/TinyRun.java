package dev.csn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.TestConfig;
import dev.csn.config.ConfigLoader;
import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.io.Json;
import dev.csn.io.Sha256;
import dev.csn.run.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A training of twelve steps on a few images, in a directory of its own. */
record TinyRun(ExperimentConfig config, RunDirectory directory) {
  static final ImageSet DATASET = TinyDataset.of60();

  /** A run that has not begun, with keys of its configuration replaced. */
  static TinyRun in(Path directory, String... overrides) {
    Stream<String> common =
        Stream.of(
            "model.embeddingSize=6",
            "training.steps=12",
            "training.batchSize=10",
            "training.tripletsPerCondition=30",
            "training.evaluateEvery=4",
            "training.checkpointEvery=5");
    ExperimentConfig config =
        TestConfig.with(Stream.concat(common, Stream.of(overrides)).toArray(String[]::new));
    return new TinyRun(config, RunDirectory.create(directory, config));
  }

  Progress train(TrainingMonitor monitor) throws IOException, InterruptedException {
    return new Trainer(config, DATASET, monitor).train(directory);
  }

  Progress resume(TrainingMonitor monitor) throws IOException, InterruptedException {
    Trainer trainer = new Trainer(config, DATASET, monitor);
    trainer.restore(directory);
    return trainer.train(directory);
  }

  /** The same directory, with keys of its configuration replaced from now on. */
  TinyRun goingOnWith(String... overrides) {
    return new TinyRun(ConfigLoader.override(config, List.of(overrides)), directory);
  }

  byte[] model() throws IOException {
    return Files.readAllBytes(directory.model());
  }

  List<StepMetrics> metrics() throws IOException {
    List<StepMetrics> metrics = new ArrayList<>();
    for (String line : Files.readAllLines(directory.metrics())) {
      metrics.add(Json.MAPPER.readValue(line, StepMetrics.class));
    }
    return metrics;
  }

  /** The log's lines without the one field that time decides. */
  List<String> timelessMetrics() throws IOException {
    return Files.readAllLines(directory.metrics()).stream().map(TinyRun::timeless).toList();
  }

  private static String timeless(String json) {
    return json.replaceAll("\"seconds\" ?: ?[^,]*", "\"seconds\":0");
  }

  /** What the checkpoint holds but for the time: a digest per entry, and the progress. */
  Map<String, String> timelessCheckpoint() throws IOException {
    Map<String, String> entries = new TreeMap<>();
    try (ZipFile zip = new ZipFile(directory.checkpoint().toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        switch (entry.getName()) {
          case "SHA256SUMS", "log.json" -> {} // of times too
          case "progress.json" ->
              entries.put("progress.json", timeless(new String(bytes, StandardCharsets.UTF_8)));
          default -> entries.put(entry.getName(), Sha256.of(bytes));
        }
      }
    }
    return entries;
  }

  /** Two runs that left the same behind, but for times. */
  static void assertSameOutcome(TinyRun expected, TinyRun found) throws IOException {
    assertArrayEquals(expected.model(), found.model());
    assertEquals(expected.timelessCheckpoint(), found.timelessCheckpoint());
    assertEquals(expected.timelessMetrics(), found.timelessMetrics());
  }
}
