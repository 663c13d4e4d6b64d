package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.csn.faults.Tmpfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that go on with another configuration, or after the disk was full. */
@ExtendWith(SampleRun.Extension.class)
class ResumeTest {
  private final SampleRun sample;
  @TempDir private Path directory;
  private Path run;

  ResumeTest(SampleRun sample) {
    this.sample = sample;
  }

  @BeforeEach
  void copy() throws IOException {
    run = sample.copyOfRun(directory.resolve("run"));
  }

  private static void assertSame(Path expected, Path found, String... files) throws IOException {
    for (String file : files) {
      assertArrayEquals(
          Files.readAllBytes(expected.resolve(file)),
          Files.readAllBytes(found.resolve(file)),
          file);
    }
  }

  @Test
  void aFinishedRunGoesOnForMoreSteps() throws IOException {
    sample.csn.run("evaluate", "--run", run);
    Csn.Result result =
        sample.csn.run(
            "train", "--resume", "--run", run, "--set", "training.steps=30", "--format", "json");
    assertEquals(30, result.json().get("steps").intValue());
    assertTrue(result.err().startsWith("step 30/30 "), result.err());
    assertEquals(30, Files.readAllLines(run.resolve("metrics.jsonl")).size());
    JsonNode provenance = Csn.parse(Files.readString(run.resolve("provenance.json")));
    assertEquals(30, provenance.get("steps").intValue());
    JsonNode config = Csn.parse(Files.readString(run.resolve("config.json")));
    assertEquals(30, config.at("/training/steps").intValue());
    assertFalse(Files.exists(run.resolve("evaluation.json")), "it is of another model");
    assertSame(sample.run, run, "initial.json");
    // What is stored is the new model's.
    Path export = directory.resolve("export");
    sample.csn.run("embed", "--run", run, "--output", export);
    assertSame(export, run.resolve("gallery"), "embeddings.npy", "masks.npy");
    // From then on the run is one of 30 steps.
    assertEquals("", sample.csn.run("train", "--resume", "--run", run).err());
  }

  @Test
  void whoeverGoesOnWithOtherThreadsOrInstructionsIsTold() throws IOException {
    Path file = run.resolve("provenance.json");
    ObjectNode provenance = (ObjectNode) Csn.parse(Files.readString(file));
    String here =
        provenance.get("threads") + " thread (" + provenance.get("instructionSet").asText() + ")";
    Object[] resume = {"train", "--resume", "--run", run, "--set", "training.steps=22"};
    Path checksums = run.resolve("CRC32CSUMS");
    Files.delete(checksums);
    Files.writeString(file, provenance.put("threads", 64).toString());
    String err = sample.csn.run(resume).err();
    assertTrue(err.startsWith("csn: warning: " + run + " was begun with 64 threads ("), err);
    assertTrue(err.contains(" and goes on with " + here), err);
    provenance.remove("instructionSet");
    Files.delete(checksums);
    Files.writeString(file, provenance.toString());
    resume[resume.length - 1] = "training.steps=24";
    Csn.Result damaged = sample.csn.attempt(resume);
    assertEquals(Mistake.INPUT, damaged.exit(), damaged.err());
    assertTrue(damaged.err().contains(file + ": must have an instructionSet"), damaged.err());
  }

  @Test
  void aConfigurationAsksForTheSameAsAFlag() throws IOException {
    sample.csn.run("train", "--resume", "--run", run, "--set", "training.steps=25");
    Path other = sample.copyOfRun(directory.resolve("other"));
    Path config =
        Files.writeString(
            directory.resolve("longer.json"),
            Files.readString(sample.config).replace("\"steps\": 20", "\"steps\": 25"));
    sample.csn.run("train", "--resume", "--run", other, "--config", config);
    assertSame(run, other, "model.zip", "config.json", "gallery/embeddings.npy");
  }

  @Test
  void aTrainingKilledBeforeItsFirstStepIsBegunAgain() throws IOException {
    Path killed = Files.createDirectory(directory.resolve("killed"));
    Files.copy(sample.run.resolve("config.json"), killed.resolve("config.json"));
    Files.writeString(killed.resolve(".provenance.json.12"), "{");
    new Mistake(sample.csn, directory)
        .costs(
            Mistake.INPUT,
            Set.of(killed + ": was stopped before its first step", "--config"),
            "train",
            "--resume",
            "--run",
            killed);
    Object[] command = {
      "train", "--config", sample.config, "--run", killed, "--set", "model.dropout=0.1"
    };
    new Mistake(sample.csn, directory)
        .costs(Mistake.USAGE, Set.of("--run " + killed + ": is not empty"), command);
    sample.csn.run(Arrays.copyOf(command, 5));
    assertSame(sample.run, killed, "model.zip", "config.json", "gallery/embeddings.npy");
    assertFalse(Files.exists(killed.resolve(".provenance.json.12")));
  }

  /** What a run's place holds whose training was killed before its first checkpoint. */
  private Path killedBeforeItsCheckpoint(String... files) throws IOException {
    Path killed = Files.createDirectory(directory.resolve("killed"));
    Files.copy(sample.run.resolve("config.json"), killed.resolve("config.json"));
    for (String file : files) {
      Files.copy(sample.run.resolve(file), killed.resolve(file));
    }
    ObjectNode provenance =
        (ObjectNode) Csn.parse(Files.readString(sample.run.resolve("provenance.json")));
    provenance.remove(List.of("end", "steps", "budget"));
    Files.writeString(killed.resolve("provenance.json"), provenance.toString());
    Files.writeString(killed.resolve(".lock"), "");
    Files.writeString(killed.resolve(".lock.holder"), "{");
    return killed;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "initial.json",
        "initial.json metrics.jsonl",
        "initial.json metrics.jsonl model.zip"
      })
  void aTrainingKilledBeforeItsFirstCheckpointIsBegunAgain(String files) throws IOException {
    Path killed = killedBeforeItsCheckpoint(files.split(" ", -1));
    Files.writeString(killed.resolve(".checkpoint.zip.12"), "half");
    sample.csn.run("train", "--config", sample.config, "--run", killed);
    assertSame(
        sample.run,
        killed,
        "model.zip",
        "config.json",
        "initial.json",
        "gallery/embeddings.npy",
        "gallery/CRC32CSUMS");
    assertEquals(20, Files.readAllLines(killed.resolve("metrics.jsonl")).size());
    assertFalse(Files.exists(killed.resolve(".checkpoint.zip.12")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"notes.txt", "checkpoint.zip", "checkpoint.previous.zip", "CRC32CSUMS"})
  void aTrainingIsNotBegunAgainOverAnyOtherFile(String file) throws IOException {
    Path killed = killedBeforeItsCheckpoint("initial.json", "metrics.jsonl");
    Files.writeString(killed.resolve(file), "mine");
    new Mistake(sample.csn, directory)
        .costs(
            Mistake.USAGE,
            Set.of("--run " + killed + ": is not empty"),
            "train",
            "--config",
            sample.config,
            "--run",
            killed);
  }

  @Test
  void aTrainingIsNotBegunAgainOverAFinishedOneOfWhichOnlyTheModelWasKept() throws IOException {
    Path killed = killedBeforeItsCheckpoint("model.zip");
    Object[] command = {"train", "--config", sample.config, "--run", killed};
    for (String provenance : new String[] {"provenance.json", null}) {
      Files.delete(killed.resolve("provenance.json"));
      if (provenance != null) {
        Files.copy(sample.run.resolve(provenance), killed.resolve(provenance));
      }
      new Mistake(sample.csn, directory)
          .costs(Mistake.USAGE, Set.of("--run " + killed + ": is not empty"), command);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          training.margin=0.5 | was trained otherwise (training.margin: 0.3 -> 0.5); only training.steps
          training.steps=20 training.evaluateEvery=5 training.seed=9 | (training.seed: 1 -> 9)
          training.steps=20 model.dropout=0.5 | (model.dropout: 0.0 -> 0.5)
          training.steps=19 | training.steps: 19, must be more than the 20 that
          """)
  void whatCannotChangeIsShownAndNothingIsTouched(String settings, String named)
      throws IOException {
    Object[] command = {"train", "--resume", "--run", run};
    for (String setting : settings.split(" ", -1)) {
      command = Arrays.copyOf(command, command.length + 2);
      command[command.length - 2] = "--set";
      command[command.length - 1] = setting;
    }
    new Mistake(sample.csn, directory).costs(Mistake.USAGE, Set.of(named), command);
  }

  /** Of the room that the training needs, so that other files meet the full disk each time. */
  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.002, 0.1, 0.4, 0.7, 0.95})
  void aFullDiskStopsTrainingInALineAndTheLastStateGoesOn(double share)
      throws IOException, InterruptedException {
    Optional<Tmpfs> mounted = Tmpfs.mount(directory.resolve("disk"));
    assumeTrue(mounted.isPresent(), "only an administrator can mount a file system");
    try (Tmpfs disk = mounted.orElseThrow()) {
      aFullDiskStopsTraining(disk, share);
    }
  }

  private void aFullDiskStopsTraining(Tmpfs disk, double share) throws IOException {
    run = sample.copyOfRun(disk.path().resolve("run"));
    Path undisturbed = sample.copyOfRun(directory.resolve("undisturbed"));
    Object[] command = {
      "train",
      "--resume",
      "--run",
      undisturbed,
      "--set",
      "training.steps=40",
      "--set",
      "training.checkpointEvery=5"
    };
    sample.csn.run(command);
    command[3] = run;
    Files.delete(run.resolve("initial.json"));
    disk.leave((long) (share * Files.size(undisturbed.resolve("checkpoint.zip"))));
    Csn.Result result = sample.csn.attempt(command);
    assertEquals(1, result.exit(), result.err());
    assertEquals("", result.out());
    List<String> told = result.err().lines().filter(line -> !line.startsWith("step ")).toList();
    assertEquals(1, told.size(), result.err());
    assertTrue(
        told.get(0)
            .startsWith(
                "csn: "
                    + run
                    + ": No space left on device; `csn train --resume --run "
                    + run
                    + "` goes on from the last state that was saved"),
        result.err());
    disk.clear();
    sample.csn.run(command);
    assertSame(undisturbed, run, "model.zip", "config.json", "gallery/embeddings.npy");
    assertEquals(
        Files.readAllLines(undisturbed.resolve("metrics.jsonl")).size(),
        Files.readAllLines(run.resolve("metrics.jsonl")).size());
  }
}
