package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Hang;
import dev.csn.io.KilledWriter;
import dev.csn.io.KilledWriter.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What commands make of what a killed one left, and what one leaves that is told to end. */
@ExtendWith(SampleRun.Extension.class)
@Tag("slow")
class KilledCommandTest {
  private final SampleRun sample;
  @TempDir private Path directory;
  private Path place;

  KilledCommandTest(SampleRun sample) {
    this.sample = sample;
  }

  @BeforeEach
  void place() {
    place = directory.resolve("place.svg");
  }

  private List<String> hidden(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.map(e -> e.getFileName().toString()).filter(e -> e.startsWith(".")).toList();
    }
  }

  /** Has it write where another command was killed. */
  private void writes(Moment killed, Object... command) throws Exception {
    KilledWriter.kill(killed, place);
    assertEquals(1, hidden(directory).size());
    Csn.Result result = sample.csn.attempt(command);
    assertEquals(0, result.exit(), result.err());
    assertTrue(Files.exists(place));
    assertEquals(List.of(), hidden(directory));
  }

  @Test
  void preparationsRemoveWhatAKilledOneLeft() throws Exception {
    writes(
        Moment.FILLING,
        "prepare-data",
        "--source",
        SampleRun.MNIST,
        "--limit",
        30,
        "--output",
        place);
  }

  @Test
  void shardsRemoveWhatKilledOnesLeft() throws Exception {
    writes(
        Moment.FILLING,
        "prepare-data",
        "shards",
        "--source",
        sample.dataset,
        "--items",
        100,
        "--output",
        place);
  }

  @Test
  void exportsRemoveWhatAKilledOneLeft() throws Exception {
    writes(Moment.FILLING, "embed", "--run", sample.run, "--projector", "--output", place);
  }

  @Test
  void figuresRemoveWhatKilledOnesLeft() throws Exception {
    writes(Moment.FILLING, "plot", "--run", sample.run, "--output", place);
  }

  @Test
  void picturesPagesAndTablesRemoveWhatKilledOnesLeft() throws Exception {
    writes(Moment.FILE, "query", "--run", sample.run, "--condition", "color", "--output", place);
    writes(Moment.FILE, "dump-masks", "--run", sample.run, "--output", place);
    writes(Moment.FILE, "dump-masks", "--run", sample.run, "--plot", place);
    writes(Moment.FILE, "report", "--run", sample.run, "--output", place);
  }

  @Test
  void anIndexThatWasBeingReplacedIsPutBackForWhoeverAsksIt() throws Exception {
    Path export = directory.resolve("export");
    sample.ask("embed", "--output", export);
    sample.ask("index", "--gallery", export);
    Object[] query = {"--condition", "color", "--gallery", export, "--index", "--format", "json"};
    String before = sample.ask("query", query).out();
    KilledWriter.kill(Moment.REPLACING, export.resolve("index"));
    assertFalse(Files.exists(export.resolve("index")));
    assertEquals(before, sample.ask("query", query).out());
    assertEquals(List.of(), hidden(export));
    KilledWriter.kill(Moment.REPLACING, export.resolve("index"));
    sample.ask("index", "--gallery", export);
    assertEquals(before, sample.ask("query", query).out());
    assertEquals(List.of(), hidden(export));
  }

  @Test
  void aDatasetThatWasBeingReplacedIsPutBackForWhoeverReadsOrReplacesIt() throws Exception {
    sample.prepare(place, 1);
    String digest = Files.readString(place.resolve("dataset.json"));
    KilledWriter.kill(Moment.REPLACING, place);
    assertFalse(Files.exists(place));
    Path shards = directory.resolve("shards");
    Object[] read = {
      "prepare-data", "shards", "--source", place, "--items", 100, "--output", shards
    };
    sample.csn.run(read);
    assertEquals(digest, Files.readString(place.resolve("dataset.json")));
    KilledWriter.kill(Moment.REPLACING, place);
    Object[] write = {
      "prepare-data", "--source", SampleRun.MNIST, "--limit", 30, "--output", place
    };
    Csn.Result refused = sample.csn.attempt(write);
    assertEquals(2, refused.exit());
    assertTrue(refused.err().contains("holds a dataset already; --force"), refused.err());
    assertEquals(List.of(), hidden(directory));
  }

  @Test
  void aRunRemovesWhatAKilledTrainingLeftInIt() throws Exception {
    Path run = directory.resolve("run");
    sample.csn.run("train", "--config", sample.config, "--run", run, "--set", "training.steps=1");
    KilledWriter.kill(Moment.REPLACING, run.resolve("gallery"));
    KilledWriter.kill(Moment.FILE, run.resolve("evaluation.json"));
    KilledWriter.kill(Moment.FILE, run.resolve("model.zip"));
    assertEquals(3 + 1, hidden(run).size(), "with the lock's file");
    sample.csn.run("train", "--resume", "--run", run, "--set", "training.steps=2");
    sample.csn.run("evaluate", "--run", run);
    assertEquals(List.of(".lock"), hidden(run));
  }

  @Test
  void shardsThatAreInterruptedLeaveNothingAndSayNothing() throws Exception {
    Path data = directory.resolve("data");
    int exit;
    do { // until the end does not come before the signal
      exit = interrupted(data);
    } while (exit == 0);
    assertEquals(128 + 15, exit);
    assertEquals(List.of(), hidden(data));
    assertEquals("", Files.readString(directory.resolve("err")));
  }

  private int interrupted(Path data) throws Exception {
    Path err = directory.resolve("err");
    Process process =
        ForkedCsn.in(directory)
            .builder(
                "prepare-data",
                "shards",
                "--source",
                sample.dataset,
                "--items",
                1,
                "--force",
                "--output",
                "data/shards")
            .redirectError(err.toFile())
            .start();
    while (process.isAlive() && !(Files.exists(data) && !hidden(data).isEmpty())) {
      Thread.sleep(1);
    }
    var unused = process.toHandle().destroy();
    return Hang.exit(process);
  }
}
