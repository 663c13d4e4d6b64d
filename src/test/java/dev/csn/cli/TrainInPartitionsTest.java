package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trainings whose network is trained on several parts of the data at once. */
@ExtendWith(SampleRun.Extension.class)
class TrainInPartitionsTest {
  private final SampleRun sample;
  @TempDir private Path directory;

  TrainInPartitionsTest(SampleRun sample) {
    this.sample = sample;
  }

  private Object[] train(Path run, String... settings) {
    List<Object> command = new ArrayList<>(List.of("train", "--config", sample.config));
    command.addAll(List.of("--run", run));
    for (String setting : settings) {
      command.addAll(List.of("--set", setting));
    }
    return command.toArray();
  }

  @Test
  void itsRunIsOneLikeAnyOtherAndItsCostThatOfAllPartitions() throws IOException {
    Path run = directory.resolve("run");
    String[] settings = {"training.partitions=2", "training.averageEvery=5"};
    String text = sample.csn.run(train(run, settings)).out();
    int images = SampleRun.STEPS * 32 * 2;
    int triplets = SampleRun.STEPS * 256 * 2 * 2;
    assertTrue(text.contains(" after " + SampleRun.STEPS + " steps in "), text);
    assertTrue(text.contains(String.format(" %,d images, %,d triplets", images, triplets)), text);
    JsonNode provenance = Csn.parse(Files.readString(run.resolve("provenance.json")));
    assertEquals(images, provenance.at("/budget/images").intValue());
    assertEquals(images, provenance.at("/budget/encodedImages").intValue());
    assertEquals(triplets, provenance.at("/budget/triplets").intValue());
    JsonNode config = Csn.parse(Files.readString(run.resolve("config.json")));
    assertEquals(2, config.at("/training/partitions").intValue());
    assertEquals(SampleRun.STEPS, Files.readAllLines(run.resolve("metrics.jsonl")).size());
    assertTrue(sample.csn.run("evaluate", "--run", run).out().startsWith(run + " (learned)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          training.partitions=2 training.steps=25 | training.steps: 25 must be a multiple of training.averageEvery, 10
          training.partitions=0 | training.partitions: 0 is too small, must be at least 1
          training.partitions=900 training.averageEvery=5 | training.partitions: 900 is too large, partition 0 has too few items
          """)
  void whatCannotBeIsToldInOneLineAndNothingIsWritten(String settings, String named)
      throws IOException {
    Object[] command = train(directory.resolve("run"), settings.split(" ", -1));
    new Mistake(sample.csn, directory).costs(Mistake.USAGE, Set.of(named), command);
  }

  @Test
  void aRunGoesOnInAsManyPartitionsAsItBegan() throws IOException {
    Path run = sample.copyOfRun(directory.resolve("copy"));
    new Mistake(sample.csn, directory)
        .costs(
            Mistake.USAGE,
            Set.of("training.partitions: 1 -> 2"),
            "train",
            "--resume",
            "--run",
            run,
            "--set",
            "training.steps=40",
            "--set",
            "training.partitions=2");
  }
}
