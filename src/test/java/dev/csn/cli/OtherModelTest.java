package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.csn.config.ConfigLoader;
import dev.csn.run.RunDirectory;
import dev.csn.training.StepMetrics;
import dev.csn.training.TrainingMonitor;
import dev.csn.training.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That figures and answers of a run are of its model, and of no other whose files lie near. */
@ExtendWith(SampleRun.Extension.class)
class OtherModelTest {
  private final SampleRun sample;
  @TempDir private Path directory;

  OtherModelTest(SampleRun sample) {
    this.sample = sample;
  }

  /** A run whose masks are those of every such run. */
  private Path fixed(String name, int seed) {
    Path run = directory.resolve(name);
    sample.csn.run(
        "train",
        "--quiet",
        "--config",
        sample.config,
        "--run",
        run,
        "--set",
        "model.variant=fixed",
        "--set",
        "training.steps=1",
        "--set",
        "training.seed=" + seed);
    return run;
  }

  private Path export(Path run, String name) {
    Path export = directory.resolve(name);
    sample.csn.run("embed", "--run", run, "--split", "test", "--output", export);
    return export;
  }

  private String evaluation(Path run, Object... options) {
    List<Object> arguments = new ArrayList<>(List.of("evaluate", "--run", run));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("--format", "json"));
    return sample.csn.run(arguments.toArray()).out();
  }

  @Test
  void whatWasFoundDuringATrainingIsForgottenAtItsEnd() throws IOException {
    Path path = directory.resolve("run");
    List<String> during = new ArrayList<>();
    TrainingMonitor monitor =
        new TrainingMonitor() {
          @Override
          public void step(StepMetrics metrics, long steps) {
            if (metrics.step() == SampleRun.STEPS / 2) {
              during.add(evaluation(path));
              sample.csn.run("report", "--run", path);
            }
          }

          @Override
          public boolean stopRequested() {
            return false;
          }

          @Override
          public void warn(String message) {}
        };
    var unused = TrainingRun.start(ConfigLoader.load(sample.config, List.of()), path, monitor);
    assertEquals(1, during.size());
    assertFalse(Files.exists(path.resolve("evaluation.json")));
    assertFalse(Files.exists(path.resolve("report.html")));
    assertFalse(during.get(0).equals(evaluation(path)), "the model did not change");
  }

  @Test
  void figuresOfAnotherModelAreMadeAnew() throws IOException {
    Path run = fixed("run", 1);
    Path other = fixed("other", 2);
    Path own = directory.resolve("own");
    sample.csn.run("plot", "--run", run, "--output", own);
    evaluation(other);
    for (String file : List.of("evaluation.json", "evaluation.crc32c")) {
      Files.copy(other.resolve(file), run.resolve(file));
    }
    Path again = directory.resolve("again");
    sample.csn.run("plot", "--run", run, "--output", again);
    assertEquals(
        Files.readString(own.resolve("leakage.svg")),
        Files.readString(again.resolve("leakage.svg")));
    assertFalse(RunDirectory.open(run).hasEvaluation(), "a study takes it for its run's");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evaluate", "query --condition digit", "index"})
  void theExportOfAnotherModelWithTheSameMasksIsRefused(String command) throws IOException {
    Path run = fixed("run", 1);
    Path export = export(fixed("other", 2), "export");
    List<Object> arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.addAll(List.of("--run", run, "--gallery", export));
    new Mistake(sample.csn, run, export)
        .costs(
            Mistake.INPUT,
            Set.of(
                export + ": is not an export of the model of " + run,
                "`csn embed --run " + run + " --output"),
            arguments.toArray());
  }

  @Test
  void anExportThatNamesNoModelIsRefused() throws IOException {
    Path run = fixed("run", 1);
    Path export = export(run, "export");
    String expected = evaluation(run);
    assertEquals(expected, evaluation(run, "--gallery", export));
    Files.delete(export.resolve("model.sha256"));
    new Mistake(sample.csn, run, export)
        .costs(
            Mistake.INPUT,
            Set.of(export + "/model.sha256: no such file"),
            "evaluate",
            "--run",
            run,
            "--gallery",
            export);
    Path sums = export.resolve("CRC32CSUMS");
    List<String> listed = Files.readAllLines(sums);
    Files.write(sums, listed.stream().filter(line -> !line.endsWith("model.sha256")).toList());
    Files.delete(run.resolve("evaluation.json"));
    for (String command : List.of("evaluate", "query --condition digit --id 7", "index")) {
      List<Object> arguments = new ArrayList<>(List.of(command.split(" ")));
      arguments.addAll(List.of("--run", run, "--gallery", export, "--format", "json"));
      new Mistake(sample.csn, run, export)
          .costs(
              Mistake.INPUT,
              Set.of(
                  export + ": does not say which model embedded it",
                  "`csn embed --run " + run + " --output DIR`"),
              arguments.toArray());
    }
    assertFalse(Files.exists(run.resolve("evaluation.json")), "it may be of another model");
  }

  @Test
  void theGalleryOfAModelThatWasReplacedIsNotAnsweredFrom() throws IOException {
    Path run = fixed("run", 1);
    Path other = fixed("other", 2);
    Files.copy(
        other.resolve("model.zip"), run.resolve("model.zip"), StandardCopyOption.REPLACE_EXISTING);
    Mistake mistake = new Mistake(sample.csn, run, other);
    for (String command : List.of("evaluate", "query --condition digit", "index", "report")) {
      List<Object> arguments = new ArrayList<>(List.of(command.split(" ")));
      arguments.addAll(List.of("--run", run));
      Set<String> named = Set.of(run + "/model.zip: damaged, changed since it was written");
      mistake.costs(Mistake.INPUT, named, arguments.toArray());
    }
    Files.delete(run.resolve("CRC32CSUMS")); // as of a run that was killed at its end
    for (String command : List.of("evaluate", "query --condition digit", "index", "report")) {
      List<Object> arguments = new ArrayList<>(List.of(command.split(" ")));
      arguments.addAll(List.of("--run", run));
      Set<String> named = Set.of(run + "/gallery: is not an export of the model of " + run);
      mistake.costs(Mistake.INPUT, named, arguments.toArray());
    }
  }
}
