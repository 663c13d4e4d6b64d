package dev.csn.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Trees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trainings by Spark's threads in one process: the models of one machine, byte for byte. */
@ExtendWith(SampleRun.Extension.class)
class LocalTrainTest {
  static final List<String> TWO = List.of("training.partitions=2", "training.averageEvery=2");

  private final SampleRun sample;
  @TempDir private Path directory;

  LocalTrainTest(SampleRun sample) {
    this.sample = sample;
  }

  private Object[] train(Path run, List<String> settings, Object... more) {
    List<Object> words = new ArrayList<>(List.of("train", "--quiet", "--config", sample.config));
    settings.forEach(setting -> words.addAll(List.of("--set", setting)));
    words.addAll(List.of("--run", run));
    words.addAll(List.of(more));
    return words.toArray();
  }

  /** Trains in this process, on a cluster if more says so. */
  private Path trained(String name, List<String> settings, Object... more) {
    Path run = directory.resolve(name);
    Launched.Result result = Here.csn(train(run, settings, more)).good();
    assertEquals("", result.err());
    return run;
  }

  private void goOn(Path run, int steps, Object... more) {
    List<Object> words = new ArrayList<>(List.of("train", "--quiet", "--resume", "--run", run));
    words.addAll(List.of("--set", "training.steps=" + steps));
    words.addAll(List.of(more));
    assertEquals("", Here.csn(words.toArray()).good().err());
  }

  static void assertSameModel(Path expected, Path found) throws Exception {
    for (String file : List.of("model.zip", "gallery/embeddings.npy", "initial.json")) {
      assertEquals(-1, Files.mismatch(expected.resolve(file), found.resolve(file)), file);
    }
    assertEquals(
        Files.readAllLines(expected.resolve("metrics.jsonl")).stream()
            .map(line -> line.replaceFirst("\"seconds\":[^,]*", ""))
            .toList(),
        Files.readAllLines(found.resolve("metrics.jsonl")).stream()
            .map(line -> line.replaceFirst("\"seconds\":[^,]*", ""))
            .toList());
  }

  @Test
  void onePartitionTrainsTheModelOfOneMachine() throws Exception {
    assertSameModel(sample.run, trained("one", List.of(), "--master", "local[1]"));
  }

  @Test
  void twoPartitionsTrainTheModelThatOneProcessTrains() throws Exception {
    Path here = trained("here", TWO);
    assertSameModel(here, trained("there", TWO, "--master", "local[2]"));
    assertFalse(
        Files.mismatch(here.resolve("model.zip"), sample.run.resolve("model.zip")) < 0,
        "the partitions make no difference");
  }

  @Test
  @Tag("slow")
  void whatWasBegunInOneWayGoesOnInTheOther() throws Exception {
    List<String> begun = new ArrayList<>(TWO);
    begun.add("training.schedule=constant");
    List<String> whole = new ArrayList<>(begun);
    whole.add("training.steps=8");
    Path undisturbed = trained("undisturbed", whole);
    Path here = trained("here", begun);
    goOn(here, 8, "--master", "local[2]");
    assertSameModel(undisturbed, here);
    Path there = trained("there", begun, "--master", "local[2]");
    goOn(there, 8);
    assertSameModel(undisturbed, there);
  }

  @Test
  @Tag("slow")
  void anInterruptedTrainingGoesOnAsIfNothingHadHappened() throws Exception {
    List<String> settings = new ArrayList<>(TWO);
    settings.add("training.steps=120");
    settings.add("training.evaluateEvery=60");
    settings.add("training.checkpointEvery=60");
    Path undisturbed = trained("undisturbed", settings);
    Path run = directory.resolve("run");
    Launched launched =
        Launched.script(directory, "csn", Map.of(), train(run, settings, "--master", "local[2]"));
    awaitSteps(run, launched.process());
    new ProcessBuilder("kill", "-INT", String.valueOf(launched.process().pid())).start().waitFor();
    Launched.Result result = launched.end();
    assertEquals(130, result.exit(), result.err());
    assertEquals("", result.err());
    assertTrue(result.out().matches("(?s).*: interrupted after \\d+ steps.*"), result.out());
    assertFalse(Files.exists(run.resolve("gallery")));
    goOn(run, 120, "--master", "local[2]");
    assertSameModel(undisturbed, run);
  }

  /** Waits until a training has taken some steps. */
  static void awaitSteps(Path run, Process process) throws Exception {
    Path log = run.resolve("metrics.jsonl");
    Launched.await(process, () -> Files.exists(log) && Files.size(log) > 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | training.partitions=900 training.averageEvery=2 | training.partitions: 900 is too"
            + " large, partition 0 has too few items",
        "2 | training.averageEvery=3 training.partitions=2 | CONFIG: training.steps: 4 must be a"
            + " multiple",
        "3 | dataset=none | none: no such",
      })
  void whatCannotBeTrainedIsToldInALine(int exit, String settings, String says) {
    Path run = directory.resolve("run");
    Launched.Result result =
        Here.csn(train(run, List.of(settings.split(" ", -1)), "--master", "local[2]"));
    assertEquals(exit, result.exit(), result.err());
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(
        result.err().startsWith("csn: " + says.replace("CONFIG", sample.config.toString())),
        result.err());
    assertFalse(Files.exists(run));
  }

  /** Whoever changes a dataset between one read of it and the next is told by the second. */
  @Test
  void aDatasetThatChangedMeanwhileIsToldInALine() throws Exception {
    Path dataset = Trees.copy(sample.dataset, directory.resolve("dataset"));
    Path run = trained("run", List.of("dataset=" + dataset));
    Path images = dataset.resolve("images.npy");
    byte[] bytes = Files.readAllBytes(images);
    bytes[bytes.length - 1] ^= 1;
    Files.write(images, bytes);
    Launched.Result result =
        Here.csn(
            "train", "--resume", "--run", run, "--set", "training.steps=8", "--master", "local[1]");
    assertEquals(3, result.exit(), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().startsWith("csn: " + images + ": changed since"), result.err());
  }
}
