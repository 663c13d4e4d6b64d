package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places that nothing can be written to; not by permissions, which do not bind every user. */
@ExtendWith(SampleRun.Extension.class)
class UnwritablePlaceTest {
  private final SampleRun sample;
  @TempDir private Path directory;

  UnwritablePlaceTest(SampleRun sample) {
    this.sample = sample;
  }

  @BeforeEach
  void putThingsInTheWay() throws IOException {
    Files.writeString(directory.resolve("file"), "mine");
    Files.createDirectory(directory.resolve("full"));
    Files.writeString(directory.resolve("full/mine.txt"), "mine");
  }

  @ParameterizedTest
  @CsvSource({
    "prepare-data --source MNIST --limit 8 --output TMP/file",
    "prepare-data --source MNIST --limit 8 --output TMP/file/dataset",
    "prepare-data --source MNIST --limit 8 --output TMP/full",
    "prepare-data --source MNIST --limit 8 --output TMP/full --force",
    "prepare-data --source MNIST --limit 8 --output /proc/dataset",
    "prepare-data shards --source DATA --items 70 --output TMP/file",
    "prepare-data shards --source DATA --items 70 --output TMP/file/dataset",
    "prepare-data shards --source DATA --items 70 --output TMP/full --force",
    "prepare-data shards --source DATA --items 70 --output /proc/dataset",
    "train --config CONFIG --run TMP/file",
    "train --config CONFIG --run TMP/file/run",
    "train --config CONFIG --run TMP/full",
    "train --config CONFIG --run /proc/run",
    "embed --run RUN --output TMP/file",
    "embed --run RUN --output TMP/file/export",
    "embed --run RUN --output TMP/full",
    "embed --run RUN --output /proc/export",
    "embed --run RUN --output RUN/gallery",
    "query --run RUN --condition color --output TMP/full",
    "query --run RUN --condition color --output TMP/file/grid.png",
    "query --run RUN --condition color --output /proc/grid.png",
    "query --run RUN --condition color --output TMP/file/grid.svg",
    "dump-masks --run RUN --plot TMP/file/masks.svg",
    "dump-masks --run RUN --plot /proc/masks.svg",
    "plot --run RUN --output TMP/file",
    "plot --run RUN --output TMP/full",
    "plot --run RUN --output TMP/file/figures",
    "plot --run RUN --output /proc/figures",
    "dump-masks --run RUN --output TMP/full",
    "dump-masks --run RUN --output TMP/file/masks.csv",
    "dump-masks --run RUN --output /proc/masks.csv"
  })
  void thePlaceIsNamedAndNothingIsTouched(String command) throws IOException {
    Object[] arguments =
        Arrays.stream(command.split(" ", -1))
            .map(
                a ->
                    a.replace("TMP", directory.toString())
                        .replace("DATA", sample.dataset.toString())
                        .replace("RUN", sample.run.toString())
                        .replace("CONFIG", sample.config.toString())
                        .replace("MNIST", SampleRun.MNIST.toString()))
            .toArray();
    int last = arguments[arguments.length - 1].equals("--force") ? 2 : 1;
    String place = arguments[arguments.length - last].toString();
    new Mistake(sample.csn, sample.home, directory).costs(Mistake.USAGE, Set.of(place), arguments);
  }

  @Test
  void aFileIsNotPutWhereThereIsNoDirectory() throws IOException {
    Path file = directory.resolve("none/masks.csv");
    new Mistake(sample.csn, directory)
        .costs(
            Mistake.USAGE,
            Set.of("--output " + file, directory.resolve("none") + " is no directory"),
            "dump-masks",
            "--run",
            sample.run,
            "--output",
            file);
  }

  @Test
  void anEvaluationThatTheRunCannotKeepIsPrintedAllTheSame() throws IOException {
    Path run = sample.copyOfRun(directory.resolve("run"));
    String found = sample.csn.run("evaluate", "--run", run, "--format", "json").out();
    Files.deleteIfExists(run.resolve("evaluation.json")); // other tests evaluate the sample
    Files.createDirectories(run.resolve("evaluation.json/in the way"));
    Csn.Result result = sample.csn.run("evaluate", "--run", run, "--format", "json");
    assertEquals(found, result.out());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(
        result
            .err()
            .startsWith("csn: warning: --run " + run + ": evaluation.json cannot be written: "),
        result.err());
    Csn.Result quiet = sample.csn.run("evaluate", "--run", run, "--format", "json", "--quiet");
    assertEquals(found, quiet.out());
    assertEquals("", quiet.err());
  }

  @Test
  void trainingElsewhereGoesOnWhereTheNewestRunCannotBeNoted() {
    Csn csn = new Csn(directory.resolve("file"));
    Csn.Result result =
        csn.run(
            "train",
            "--config",
            sample.config,
            "--set",
            "training.steps=1",
            "--run",
            directory.resolve("run"));
    assertTrue(
        result.err().startsWith("csn: warning: " + directory.resolve("file/latest")), result.err());
    assertEquals(0, csn.run("evaluate", "--run", directory.resolve("run")).exit());
  }
}
