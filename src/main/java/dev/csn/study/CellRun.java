package dev.csn.study;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.config.ConfigDifference;
import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.io.JsonFile;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEvaluation;
import dev.csn.run.RunLeftovers;
import dev.csn.study.StudyPlan.Cell;
import dev.csn.training.TrainingMonitor;
import dev.csn.training.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A cell with one of the seeds: an ordinary run, in a directory of the study's. */
record CellRun(Cell cell, long seed, Path path) {
  private ExperimentConfig config() {
    return cell.config(seed);
  }

  /**
   * Refuses a run directory that was begun for another configuration or dataset.
   *
   * @param dataset the dataset's digest
   * @throws ConfigurationException if it was; nothing is deleted
   * @throws InputException if the run's configuration or provenance is damaged or missing
   */
  void requireOurs(String dataset) throws IOException {
    if (RunDirectory.exists(path) || RunDirectory.isMissingItsConfig(path)) {
      requireSame(RunDirectory.open(path), dataset);
    } else if (!RunLeftovers.isUnbegun(path)) {
      throw refusal("is no run of this study");
    }
  }

  private void requireSame(RunDirectory run, String dataset) {
    var differences = ConfigDifference.lines(run.config(), config());
    if (!differences.isEmpty()) {
      throw refusal(
          "was trained otherwise than the study asks for now (%s%s)"
              .formatted(
                  differences.get(0),
                  differences.size() == 1 ? "" : ", and " + (differences.size() - 1) + " more"));
    }
    if (Files.exists(run.provenanceFile())
        && !run.provenance().dataset().sha256().equals(dataset)) {
      throw refusal("was trained on another dataset than " + config().dataset() + " is now");
    }
  }

  private ConfigurationException refusal(String why) {
    return new ConfigurationException(
        path + ": " + why + "; name another --output, or move the run away");
  }

  /** Whether the run was trained to its end. */
  private boolean trained() {
    if (!RunDirectory.exists(path)) {
      return false;
    }
    RunDirectory run = RunDirectory.open(path);
    return run.hasGallery() && Files.exists(run.provenanceFile()) && run.provenance().end() != null;
  }

  /** Whether the run was trained to its end, then evaluated on the test split. */
  boolean finished() {
    RunDirectory run = trained() ? RunDirectory.open(path) : null;
    return run != null
        && run.hasEvaluation()
        && document(run.evaluation()).path("split").asText().equals(Split.TEST.label());
  }

  /**
   * Trains and evaluates, as far as that is not done yet.
   *
   * @return false if training was interrupted
   * @throws dev.csn.error.TrainingException if training cannot go on
   */
  boolean finish(TrainingMonitor monitor) throws IOException {
    if (!trained() && !train(monitor)) {
      return false;
    }
    RunEvaluation.of(RunDirectory.open(path), Split.TEST).store();
    return true;
  }

  private boolean train(TrainingMonitor monitor) throws IOException {
    RunDirectory run = RunDirectory.exists(path) ? RunDirectory.open(path) : null;
    if (run != null && Files.exists(run.provenanceFile())) {
      return TrainingRun.resume(run, monitor).finished();
    }
    RunLeftovers.clearUnbegun(path);
    return TrainingRun.start(config(), path, monitor).finished();
  }

  /** All measurements of the finished run. */
  Map<String, Double> figures() {
    RunDirectory run = RunDirectory.open(path);
    JsonNode evaluation = document(run.evaluation());
    JsonNode provenance = document(run.provenanceFile());
    Map<String, Double> values =
        new RunMeasurements()
            .addErrors(evaluation.path("conditions"))
            .addAll(StudyResults.STEPS, provenance.path("steps"))
            .addAll("budget", provenance.path("budget"))
            .addAll("", evaluation)
            .values();
    values.forEach(this::requireFinite);
    return values;
  }

  /** JSON has no infinity, but numbers too large for a double. */
  private void requireFinite(String figure, double value) {
    if (!Double.isFinite(value)) {
      throw new InputException(path + ": " + figure + ": " + value + ", must be finite");
    }
  }

  private static JsonNode document(Path file) {
    return JsonFile.parse(file, JsonFile.bytes(file), JsonNode.class);
  }
}
