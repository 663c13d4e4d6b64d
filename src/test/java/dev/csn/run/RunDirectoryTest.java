package dev.csn.run;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.config.ConfigLoader;
import dev.csn.config.ExperimentConfig;
import dev.csn.io.DirectoryLock;
import dev.csn.run.Provenance.Budget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  @TempDir private Path directory;

  @Test
  void aNewRunKeepsItsWholeConfiguration() {
    ExperimentConfig config =
        ConfigLoader.override(ExperimentConfig.DEFAULT, List.of("training.margin=0.75"));
    Path path = directory.resolve("some/where/run");
    RunDirectory run = RunDirectory.create(path, config);
    assertEquals(config, run.config());
    assertEquals(config, RunDirectory.open(path).config());
    assertEquals(path.toString(), run.toString());
    assertFalse(run.hasGallery());
  }

  @Test
  void aRunMayGoToAnEmptyDirectoryButNotAmongOtherFiles() throws IOException {
    Path path = Files.createDirectory(directory.resolve("run"));
    RunDirectory.create(path, ExperimentConfig.DEFAULT);
    ExperimentConfig other =
        ConfigLoader.override(ExperimentConfig.DEFAULT, List.of("training.margin=0.75"));
    Refusal.ofConfiguration(() -> RunDirectory.create(path, other), "--run " + path, "not empty");
    assertEquals(ExperimentConfig.DEFAULT, RunDirectory.open(path).config());
    Path file = Files.writeString(directory.resolve("file"), "");
    Refusal.ofConfiguration(() -> RunLeftovers.requireFree(file, other), "--run " + file);
    assertDoesNotThrow(() -> RunLeftovers.requireFree(directory.resolve("new"), other));
  }

  @Test
  void whatAKilledTrainingsLockLeavesTakesNoPlace() throws IOException {
    Path path = directory.resolve("run");
    RunDirectory.lock(path).close();
    Files.writeString(path.resolve(".lock.holder"), "{");
    assertDoesNotThrow(() -> RunLeftovers.requireFree(path, ExperimentConfig.DEFAULT));
    assertTrue(RunLeftovers.isUnbegun(path));
    RunDirectory.create(path, ExperimentConfig.DEFAULT);
    assertTrue(RunLeftovers.isUnbegun(path));
    RunLeftovers.clearUnbegun(path);
    assertFalse(RunDirectory.exists(path));
  }

  @Test
  void aPlaceThatIsInUseIsNeitherLockedNorCleared() throws IOException {
    Path path = directory.resolve("run");
    DirectoryLock lock = RunDirectory.lock(path);
    RunDirectory.create(path, ExperimentConfig.DEFAULT);
    Refusal.ofConfiguration(() -> RunDirectory.lock(path), "--run " + path, "is in use by");
    Refusal.ofConfiguration(() -> RunLeftovers.clearUnbegun(path), "--run " + path);
    assertTrue(RunDirectory.exists(path));
    lock.close();
    Path file = Files.writeString(directory.resolve("file"), "");
    Refusal.ofConfiguration(() -> RunDirectory.lock(file), "--run " + file, "cannot be written");
  }

  @Test
  void whatIsNoRunIsNotOpened() throws IOException {
    Refusal.ofInput(() -> RunDirectory.open(directory), directory, "config.json");
    Path gone = directory.resolve("gone");
    Refusal.ofInput(() -> RunDirectory.open(gone), gone, "no such run");
  }

  @Test
  void aRunWithoutAModelSaysThatTrainingEndedEarly() {
    RunDirectory run = RunDirectory.create(directory.resolve("run"), ExperimentConfig.DEFAULT);
    Refusal.ofInput(run::description, run.model(), "first evaluation");
    Refusal.ofInput(run::provenance, "provenance.json");
  }

  @Test
  void aRecordThatNamesNoDatasetIsRefused() throws IOException {
    RunDirectory run = RunDirectory.create(directory.resolve("run"), ExperimentConfig.DEFAULT);
    for (String dataset : List.of("null", "{\"path\": \"x\"}")) {
      Files.writeString(
          run.provenanceFile(), "{\"threads\": 1, \"seed\": 1, \"dataset\": " + dataset + "}");
      Refusal.ofInput(run::provenance, run.provenanceFile(), "a dataset and its sha256");
    }
  }

  @Test
  void aRunThatGoesOnIsNoLongerOver() throws IOException {
    RunDirectory run = RunDirectory.create(directory.resolve("run"), ExperimentConfig.DEFAULT);
    Provenance.Dataset dataset = new Provenance.Dataset("data", "tiny", "0".repeat(64));
    Budget budget = new Budget(1, 2, 3, 4, 5);
    Provenance begun =
        new Provenance(
            new Provenance.Software("1", "2"),
            "3",
            "4",
            "5",
            "6",
            7,
            "avx",
            dataset,
            8,
            "9",
            null,
            null,
            null);
    run.writeProvenance(begun.ended(12, budget));
    run.writeEvaluation(Map.of("accuracy", 0.5), "01234567");
    Files.writeString(Files.createDirectory(run.gallery()).resolve("items.csv"), "");
    run.reopen();
    assertEquals(begun, run.provenance());
    assertFalse(run.hasGallery());
    assertFalse(Files.exists(run.evaluation()));
    run.reopen();
    ExperimentConfig longer =
        ConfigLoader.override(ExperimentConfig.DEFAULT, List.of("training.steps=2000"));
    run.replaceConfig(longer);
    assertEquals(longer, run.config());
  }

  @Test
  void anEvaluationReplacesTheOneBefore() throws IOException {
    RunDirectory run = RunDirectory.create(directory.resolve("run"), ExperimentConfig.DEFAULT);
    run.writeEvaluation(Map.of("accuracy", 0.5), "01234567");
    run.writeEvaluation(Map.of("accuracy", 0.75), "01234567");
    assertEquals(
        "{\n  \"accuracy\": 0.75\n}\n", Files.readString(directory.resolve("run/evaluation.json")));
  }

  @Test
  void aFinishedRunVouchesForItsFilesUntilItGoesOn() throws IOException {
    Path path = directory.resolve("run");
    RunDirectory run = RunDirectory.create(path, ExperimentConfig.DEFAULT);
    Files.writeString(run.metrics(), "{}\n");
    run.seal();
    run.verify(run.metrics());
    Files.writeString(run.metrics(), "{ }\n");
    Refusal.ofInput(() -> run.verify(run.metrics()), run.metrics(), "changed", "CRC32CSUMS");
    Files.writeString(run.model(), "another's");
    Refusal.ofInput(() -> run.verify(run.model()), path.resolve("CRC32CSUMS"), "model.zip");
    run.unseal();
    assertDoesNotThrow(() -> run.verify(run.metrics()));
  }

  @Test
  void theDatasetOfAFinishedRunMayBeMovedButNoSettingChanged() throws IOException {
    Path file = directory.resolve("run/config.json");
    RunDirectory run = RunDirectory.create(directory.resolve("run"), ExperimentConfig.DEFAULT);
    run.seal();
    String text = Files.readString(file);
    Files.writeString(file, text.replace("data/colored-mnist", "elsewhere"));
    assertEquals("elsewhere", run.config().dataset());
    Files.writeString(file, text.replace("\"margin\": 0.3", "\"margin\": 0.4"));
    Refusal.ofInput(run::config, file, "changed");
  }

  @Test
  void aConfigurationOfFewerKeysIsVouchedForToo() throws IOException {
    // As an earlier version wrote it, to which later ones add keys with defaults.
    Path file = directory.resolve("run/config.json");
    RunDirectory run = RunDirectory.create(directory.resolve("run"), ExperimentConfig.DEFAULT);
    Files.writeString(file, "{\"dataset\": \"a\", \"training\": {\"steps\": 5}}");
    run.seal();
    assertEquals(5, run.config().training().steps());
    Files.writeString(file, "{\"dataset\": \"b\", \"training\": {\"steps\": 6}}");
    Refusal.ofInput(run::config, file, "changed");
  }

  @Test
  void anEvaluationThatHasChangedCountsAsNone() throws IOException {
    RunDirectory run = RunDirectory.create(directory.resolve("run"), ExperimentConfig.DEFAULT);
    Files.writeString(run.model(), "a model");
    assertFalse(run.hasEvaluation());
    run.writeEvaluation(Map.of("accuracy", 0.5), run.modelChecksum());
    assertTrue(run.hasEvaluation());
    Files.writeString(run.evaluation(), "{\"accuracy\": 0.9}");
    assertFalse(run.hasEvaluation());
  }

  @Test
  void anEvaluationOfAnotherModelCountsAsNone() throws IOException {
    RunDirectory run = RunDirectory.create(directory.resolve("run"), ExperimentConfig.DEFAULT);
    Files.writeString(run.model(), "a model");
    run.writeEvaluation(Map.of("accuracy", 0.5), run.modelChecksum());
    Files.writeString(run.model(), "a better model");
    assertFalse(run.hasEvaluation());
    Files.writeString(run.model(), "a model");
    assertTrue(run.hasEvaluation());
    Path sums = directory.resolve("run/evaluation.crc32c");
    Files.writeString(sums, Files.readAllLines(sums).get(0) + "\n"); // as before it named a model
    assertFalse(run.hasEvaluation());
    Files.delete(sums);
    assertFalse(run.hasEvaluation());
  }
}
