package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.csn.Hang;
import dev.csn.source.mnist.TinyMnist;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a process of its own shows: its class path, working directory, pipes and signals. */
@ExtendWith(SampleRun.Extension.class)
@Tag("slow")
class ForkedCommandTest {
  private final SampleRun sample;
  @TempDir private Path directory;

  ForkedCommandTest(SampleRun sample) {
    this.sample = sample;
  }

  @Test
  void whatTheRunHoldsIsAnsweredWithoutNativeCode() throws Exception {
    ForkedCsn csn = ForkedCsn.withoutNativeLibraries(directory);
    String id = Files.readAllLines(sample.run.resolve("gallery/items.csv")).get(1).split(",", 2)[0];
    Object[][] commands = {
      {"query", "--run", sample.run, "--condition", "color", "--id", id},
      {"evaluate", "--run", sample.run, "--format", "json"},
      {"dump-masks", "--run", sample.run, "--format", "json"},
    };
    for (Object[] command : commands) {
      Csn.Result result = csn.run(command);
      assertEquals(sample.csn.run(command), result);
    }
    // Proof that the libraries are not there, and what a broken installation says.
    Csn.Result result =
        csn.run("embed", "--run", sample.run, "--output", directory.resolve("export"));
    assertEquals(1, result.exit());
    assertEquals("", result.out());
    assertTrue(
        result.err().matches("csn: internal error: .*NoClassDefFoundError.*\n"), result.err());
  }

  @Test
  void withoutPathsEverythingGoesToTheWorkingDirectory() throws Exception {
    TinyMnist.write(directory.resolve("data/mnist"), 100, 10, 28, 28);
    Files.writeString(
        directory.resolve("tiny.json"),
        """
        {"training": {"steps": 4, "batchSize": 16, "tripletsPerCondition": 64, "evaluateEvery": 2}}
        """);
    ForkedCsn csn = ForkedCsn.in(directory);
    assertEquals(
        "data/colored-mnist: 100 images of 28x28x3 (train 50, validation 30, test 20), conditions"
            + " color, digit\n",
        csn.run("prepare-data", "--limit", 100).out());
    Csn.Result trained = csn.run("train", "--config", "tiny.json", "--format", "json");
    assertEquals(0, trained.exit(), trained.err());
    String run = trained.json().get("run").textValue();
    assertTrue(run.matches("runs/tiny-\\d{8}-\\d{6}"), run);
    Path latest = directory.resolve("runs/latest");
    assertTrue(Files.isSymbolicLink(latest));
    assertTrue(Files.isSameFile(directory.resolve(run), latest));
    Csn.Result evaluated = csn.run("evaluate", "--format", "json");
    assertEquals(run, evaluated.json().get("run").textValue());
    assertTrue(Files.exists(directory.resolve(run).resolve("evaluation.json")));
  }

  @Test
  void anInterruptedTrainingSavesItsStateAndSaysHowFarItCame() throws Exception {
    Path run = directory.resolve("run");
    Process process =
        ForkedCsn.in(directory)
            .builder(
                "train",
                "--config",
                sample.config,
                "--run",
                run,
                "--set",
                "training.steps=1000000",
                "--set",
                "training.checkpointEvery=1000000")
            .start();
    try (BufferedReader err = reader(process.getErrorStream())) {
      String first = err.readLine();
      assertTrue(first.startsWith("step 10/1000000 "), first);
      process.toHandle().destroy(); // asks, and leaves the streams open
      String out = reader(process.getInputStream()).lines().collect(Collectors.joining("\n"));
      assertTrue(out.startsWith(run + ": interrupted after "), out);
      assertEquals(128 + 15, Hang.exit(process));
      assertFalse(err.lines().anyMatch(line -> line.contains("csn:")));
    }
    assertTrue(Files.exists(run.resolve("checkpoint.zip")));
    assertFalse(Files.exists(run.resolve("gallery")));
    assertEquals(0, sample.csn.attempt("query", "--condition", "color", "--run", run).exit());
  }

  @Test
  void imagesWhosePreparationIsInterruptedLeaveNothingHalfWritten() throws Exception {
    Path photos = Files.createDirectory(directory.resolve("photos"));
    BufferedImage large = new BufferedImage(3000, 3000, BufferedImage.TYPE_INT_RGB);
    Path first = photos.resolve("p0.png");
    ImageIO.write(large, "png", first.toFile());
    StringBuilder table = new StringBuilder("file,kind\np0.png,a\n");
    for (int i = 1; i < 400; i++) {
      Files.createLink(photos.resolve("p" + i + ".png"), first);
      table.append("p" + i + ".png," + (i % 2 == 0 ? "a" : "b") + "\n");
    }
    Files.writeString(directory.resolve("items.csv"), table);
    Process process =
        ForkedCsn.in(directory)
            .builder(
                "prepare-data",
                "images",
                "--images",
                photos,
                "--attributes",
                "items.csv",
                "--output",
                "data/photos")
            .start();
    Path data = directory.resolve("data");
    while (process.isAlive() && entries(data).isEmpty()) {
      Thread.sleep(10);
    }
    assertTrue(process.isAlive(), "it was over before it was interrupted");
    process.toHandle().destroy();
    assertEquals(128 + 15, Hang.exit(process));
    assertEquals(List.of(), entries(data));
  }

  private static List<Path> entries(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }

  @Test
  void aReaderThatGoesAwayCostsNoTrace() throws Exception {
    Process process =
        ForkedCsn.in(directory)
            .builder("dump-masks", "--run", sample.run, "--format", "json")
            .start();
    process.getInputStream().close();
    try (BufferedReader err = reader(process.getErrorStream())) {
      String remark = err.lines().collect(Collectors.joining("\n"));
      assertTrue(
          remark.startsWith("csn: the result could not be written") && !remark.contains("\n"),
          remark);
    }
    assertEquals(1, Hang.exit(process));
  }

  @Test
  void aResultThatDoesNotFitOnTheDeviceIsAFailure() throws Exception {
    File full = new File("/dev/full");
    assumeTrue(full.exists());
    Process process =
        ForkedCsn.in(directory)
            .builder("dump-masks", "--run", sample.run)
            .redirectOutput(full)
            .start();
    assertEquals(1, Hang.exit(process));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "query --help", "prepare-data images --help"})
  void helpThatDoesNotFitOnTheDeviceIsAFailureToo(String arguments) throws Exception {
    File full = new File("/dev/full");
    assumeTrue(full.exists());
    Process process =
        ForkedCsn.in(directory)
            .builder((Object[]) arguments.split(" ", -1))
            .redirectOutput(full)
            .start();
    try (BufferedReader err = reader(process.getErrorStream())) {
      assertEquals(
          List.of(
              "csn: the result could not be written to standard output: No space left on device"
                  + " (--verbose shows where)"),
          err.lines().toList());
    }
    assertEquals(1, Hang.exit(process));
  }

  @Test
  void ofHelpAReaderMayHaveHadEnough() throws Exception {
    Process process = ForkedCsn.in(directory).builder("--help").start();
    process.getInputStream().close();
    try (BufferedReader err = reader(process.getErrorStream())) {
      assertEquals(List.of(), err.lines().toList());
    }
    assertEquals(0, Hang.exit(process));
  }

  @Test
  void picturesNeedNoPlaceForTemporaryFiles() throws Exception {
    for (List<String> command :
        List.of(
            List.of("report", "--output", "report.html"),
            List.of("plot", "--output", "figures"),
            List.of("query", "--condition", "color", "--output", "grid.png"),
            List.of("query", "--condition", "color", "--output", "grid.svg"),
            List.of("embed", "--projector", "--output", "export"))) {
      List<Object> arguments = new ArrayList<>(command);
      arguments.addAll(List.of("--run", sample.run));
      ProcessBuilder builder = ForkedCsn.in(directory).builder(arguments.toArray());
      builder.command().add(1, "-Djava.io.tmpdir=" + directory.resolve("gone"));
      Process process = builder.redirectOutput(directory.resolve("out").toFile()).start();
      try (BufferedReader err = reader(process.getErrorStream())) {
        String told = err.lines().collect(Collectors.joining("\n"));
        assertEquals(0, Hang.exit(process), command + " " + told);
      }
    }
  }

  private static BufferedReader reader(InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }
}
