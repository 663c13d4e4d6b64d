package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the verbs make of a run, or its dataset, that is not as training left it. */
@ExtendWith(SampleRun.Extension.class)
class DamagedRunTest {
  private final SampleRun sample;
  @TempDir private Path directory;
  private Path run;
  private Path dataset;

  DamagedRunTest(SampleRun sample) {
    this.sample = sample;
  }

  /** A copy of the run, on a copy of the dataset. */
  @BeforeEach
  void copy() throws IOException {
    dataset = Trees.copy(sample.dataset, directory.resolve("dataset"));
    run = sample.copyOfRun(directory.resolve("run"));
    Path config = run.resolve("config.json");
    Files.writeString(
        config, Files.readString(config).replace(sample.dataset.toString(), dataset.toString()));
  }

  private void refused(Path run, String command, Set<String> named) throws IOException {
    List<Object> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
    arguments.replaceAll(a -> a.equals("NEW") ? directory.resolve("new") : a);
    arguments.addAll(List.of("--run", run));
    new Mistake(sample.csn, directory).costs(Mistake.INPUT, named, arguments.toArray());
  }

  @ParameterizedTest
  @CsvSource({
    "model.zip, MISSING, query --condition color",
    "model.zip, EMPTY, query --condition color",
    "model.zip, TRUNCATED, query --condition color",
    "model.zip, FLIPPED, evaluate",
    "model.zip, FLIPPED, dump-masks",
    "model.zip, FOREIGN, embed --output NEW",
    "model.zip, DIRECTORY, evaluate",
    "gallery/embeddings.npy, MISSING, query --condition color",
    "gallery/embeddings.npy, EMPTY, query --condition color",
    "gallery/embeddings.npy, TRUNCATED, evaluate",
    "gallery/embeddings.npy, FOREIGN, dump-masks",
    "gallery/embeddings.npy, RESHAPED, query --condition color",
    "gallery/embeddings.npy, DIRECTORY, query --condition color",
    "gallery/masks.npy, MISSING, query --condition color",
    "gallery/masks.npy, TRUNCATED, evaluate",
    "gallery/masks.npy, FOREIGN, dump-masks",
    "gallery/masks.npy, RESHAPED, query --condition color",
    "gallery/conditions.json, MISSING, query --condition color",
    "gallery/conditions.json, EMPTY, dump-masks",
    "gallery/conditions.json, TRUNCATED, evaluate",
    "gallery/conditions.json, FOREIGN, query --condition digit",
    "gallery/items.csv, MISSING, query --condition color",
    "gallery/items.csv, EMPTY, query --condition color",
    "gallery/items.csv, TRUNCATED, evaluate",
    "gallery/items.csv, FOREIGN, dump-masks",
    "initial.json, MISSING, evaluate",
    "initial.json, MISSING, dump-masks",
    "initial.json, MISSING, report",
    "initial.json, EMPTY, evaluate",
    "initial.json, TRUNCATED, dump-masks",
    "initial.json, FOREIGN, evaluate",
    "initial.json, DIRECTORY, dump-masks",
    "config.json, MISSING, evaluate",
    "config.json, EMPTY, train --resume",
    "config.json, TRUNCATED, train --resume",
    "config.json, TRUNCATED, embed --output NEW",
    "config.json, TRUNCATED, report",
    "config.json, DIRECTORY, train --resume",
    "provenance.json, MISSING, embed --output NEW",
    "provenance.json, TRUNCATED, evaluate --split train",
    "metrics.jsonl, MISSING, train --resume",
    "checkpoint.zip, DIRECTORY, train --resume",
    "checkpoint.previous.zip, DIRECTORY, train --resume",
  })
  void aDamagedFileOfTheRunIsNamed(String file, Damage damage, String command) throws IOException {
    damage.to(run.resolve(file));
    refused(run, command, Set.of(run.toString(), Path.of(file).getFileName().toString()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Damage.class,
      names = {"TRUNCATED", "FLIPPED", "FOREIGN"})
  void aDamagedCheckpointIsReplacedByTheOneBefore(Damage damage) throws IOException {
    Path checkpoint = run.resolve("checkpoint.zip");
    Path previous = run.resolve("checkpoint.previous.zip");
    damage.to(checkpoint);
    Csn.Result result = sample.csn.run("train", "--resume", "--run", run);
    List<String> lines = result.err().lines().toList();
    assertEquals(2, lines.size(), result.err());
    assertTrue(
        lines
            .get(0)
            .matches(
                "csn: warning: \\Q"
                    + checkpoint
                    + "\\E: damaged, .*; going on from step 10, by checkpoint.previous.zip"),
        result.err());
    assertTrue(lines.get(1).startsWith("step 20/20 "), result.err());
    for (String file : List.of("model.zip", "gallery/embeddings.npy", "initial.json")) {
      assertArrayEquals(
          Files.readAllBytes(sample.run.resolve(file)), Files.readAllBytes(run.resolve(file)));
    }
    assertEquals(timelessMetrics(sample.run), timelessMetrics(run));
    assertEquals("", sample.csn.run("train", "--resume", "--run", run).err());
    // With nothing to fall back to, or nothing better, there is nothing to go on from.
    damage.to(checkpoint);
    damage.to(previous);
    refused(run, "train --resume", Set.of(checkpoint + ": damaged", previous + ": damaged"));
    Files.delete(previous);
    refused(run, "train --resume", Set.of(checkpoint + ": damaged"));
  }

  /** From an earlier state, the new schedule would also hold for steps that had the old one. */
  @Test
  void aRunGoesOnOtherwiseFromItsLastStateOnly() throws IOException {
    Object[] longer = {"train", "--resume", "--run", run, "--set", "training.steps=25"};
    Path undisturbed = Trees.copy(run, directory.resolve("undisturbed"));
    Path gone = Trees.copy(run, directory.resolve("gone"));
    sample.csn.run(longer);
    Files.move(run, directory.resolve("longer"));
    Files.move(undisturbed, run);
    Damage.FLIPPED.to(run.resolve("checkpoint.zip"));
    Files.delete(gone.resolve("checkpoint.zip"));
    String remedy = "maybe `csn train --resume --run ";
    refused(
        run,
        "train --resume --set training.steps=25",
        Set.of("(training.steps: 20 -> 25)", remedy));
    refused(gone, "train --resume --set training.evaluateEvery=3", Set.of("at step 10", remedy));
    sample.csn.run("train", "--resume", "--run", run);
    sample.csn.run(longer);
    assertArrayEquals(
        Files.readAllBytes(directory.resolve("longer/model.zip")),
        Files.readAllBytes(run.resolve("model.zip")));
  }

  private static List<String> timelessMetrics(Path run) throws IOException {
    return Files.readAllLines(run.resolve("metrics.jsonl")).stream()
        .map(line -> line.replaceFirst("\"seconds\":[^,]*", ""))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "dataset.json, MISSING",
    "dataset.json, TRUNCATED",
    "dataset.json, FOREIGN",
    "images.npy, MISSING",
    "images.npy, TRUNCATED",
    "images.npy, FLIPPED",
    "images.npy, RESHAPED",
    "items.csv, MISSING",
    "items.csv, TRUNCATED",
    "items.csv, FLIPPED",
    "items.csv, FOREIGN"
  })
  void aDamagedFileOfTheDatasetIsNamed(String file, Damage damage) throws IOException {
    damage.to(dataset.resolve(file));
    Set<String> named = Set.of(dataset.resolve(file).toString());
    refused(run, "evaluate --split validation", named);
    new Mistake(sample.csn, directory)
        .costs(
            Mistake.INPUT,
            named,
            "train",
            "--config",
            sample.config,
            "--set",
            "dataset=" + dataset,
            "--run",
            directory.resolve("new"));
  }

  @ParameterizedTest
  @CsvSource({
    "embed --output NEW",
    "evaluate --split train",
    "query --condition color --split train",
    "query --condition color --output NEW.png",
    "train --resume"
  })
  void aDatasetThatIsGoneOrAnotherIsOnlyMissedByWhatNeedsIt(String command) throws IOException {
    Trees.delete(dataset);
    refused(run, command, Set.of(dataset.toString(), "no such directory"));
    sample.prepare(dataset, 2);
    refused(run, command, Set.of(dataset.toString(), "is not the dataset", run.toString()));
    assertEquals(0, sample.csn.attempt("query", "--condition", "color", "--run", run).exit());
    assertEquals(0, sample.csn.attempt("dump-masks", "--run", run).exit());
  }

  @Test
  void aGalleryOfAnotherModelIsNotAnsweredFrom() throws IOException {
    Path other = directory.resolve("other");
    sample.trainOther(other, "model.embeddingSize=6");
    Trees.delete(run.resolve("gallery"));
    Trees.copy(other.resolve("gallery"), run.resolve("gallery"));
    for (String command : List.of("query --condition color", "evaluate", "dump-masks")) {
      refused(run, command, Set.of(run.resolve("gallery").toString(), "6 dimensions", "20"));
    }
  }

  @Test
  void aGalleryThatIsGoneIsMissedUntilTheRunMakesItAnew() throws IOException {
    Trees.delete(run.resolve("gallery"));
    String again = "`csn train --resume --run " + run + "`";
    for (String command : List.of("query --condition color", "evaluate", "plot --output NEW")) {
      refused(run, command, Set.of(run.resolve("gallery") + "/CRC32CSUMS: no such file", again));
    }
    sample.csn.run("train", "--resume", "--run", run);
    sample.csn.run("query", "--run", run, "--condition", "color");
  }

  @Test
  void theStartOfAnotherModelIsNotComparedWith() throws IOException {
    Path file = run.resolve("initial.json");
    Files.writeString(file, Files.readString(file).replace("\"digit\"", "\"kind\""));
    for (String command : List.of("evaluate", "dump-masks")) {
      refused(run, command, Set.of(file.toString(), "[color, kind]", "[color, digit]"));
    }
  }

  @Test
  void aRunThatIsNoneIsNamed() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    for (String command :
        List.of("query --condition color", "evaluate", "dump-masks", "train --resume")) {
      refused(directory.resolve("gone"), command, Set.of("gone", "no such run"));
      refused(empty, command, Set.of(empty.toString(), "config.json"));
      refused(sample.config, command, Set.of(sample.config.toString(), "no run directory"));
    }
  }

  @Test
  void withoutAnyRunTheLineSaysHowToMakeOne() throws IOException {
    Csn csn = new Csn(directory.resolve("runs"));
    new Mistake(csn, directory)
        .costs(Mistake.INPUT, Set.of("runs/latest", "csn train", "--run"), "evaluate");
  }

  @Test
  void jsonIsForResultsOnlyAMistakeStaysALineOfText() throws IOException {
    refused(directory.resolve("gone"), "evaluate --format json", Set.of("gone"));
  }
}
