package dev.csn.run;

import dev.csn.config.ConfigLoader;
import dev.csn.config.ExperimentConfig;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.error.Shipped;
import dev.csn.evaluation.InitialMasks;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.GalleryStore;
import dev.csn.io.AtomicFiles;
import dev.csn.io.Checksums;
import dev.csn.io.DirectoryLock;
import dev.csn.io.FileProblem;
import dev.csn.io.Json;
import dev.csn.io.JsonFile;
import dev.csn.io.Sha256;
import dev.csn.io.StagedDirectory;
import dev.csn.model.ModelArchive;
import dev.csn.model.ModelDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The directory of one training. No other class names its files. */
public final class RunDirectory {
  static final String CONFIG = "config.json";
  static final String PROVENANCE = "provenance.json";
  static final String INITIAL_MASKS = "initial.json";
  static final String METRICS = "metrics.jsonl";
  static final String MODEL = "model.zip";
  static final String CHECKPOINT = "checkpoint.zip";
  static final String REPORT = "report.html";
  static final String CHECKSUMS = "CRC32CSUMS";
  static final String GALLERY = "gallery";
  static final String INDEX = "index";
  private static final String PREVIOUS_CHECKPOINT = "checkpoint.previous.zip";
  private static final String EVALUATION = "evaluation.json";
  private static final String EVALUATION_CHECKSUM = "evaluation.crc32c";

  private final Path path;
  private final RunSeal seal;

  private RunDirectory(Path path) {
    this.path = path;
    this.seal = new RunSeal(path);
  }

  /**
   * An existing run.
   *
   * @throws InputException if there is none
   */
  public static RunDirectory open(Path path) {
    if (isMissingItsConfig(path)) {
      throw new InputException(
          path
              + ": its "
              + CONFIG
              + " is missing; put it back from a copy, or move the directory away and train again");
    }
    if (!exists(path)) {
      throw new InputException(
          Files.exists(path)
              ? path + ": is no run directory, it has no " + CONFIG
              : path
                  + ": no such run; `csn train --config "
                  + Shipped.typed("config/quickstart.json")
                  + "` makes one");
    }
    return new RunDirectory(path);
  }

  /**
   * A new run with its configuration.
   *
   * @throws ConfigurationException if the path is taken or cannot be written
   */
  public static RunDirectory create(Path path, ExperimentConfig config) {
    RunLeftovers.requireFree(path, config);
    try {
      Files.createDirectories(path);
      RunLeftovers.clearBeforeCheckpoint(path);
      AtomicFiles.writeText(path.resolve(CONFIG), Json.pretty(config));
      return new RunDirectory(path);
    } catch (IOException e) {
      throw FileProblem.unwritable("--run " + path, e);
    }
  }

  /**
   * Locks a directory for training by this process alone. The directory need not exist yet.
   *
   * @throws ConfigurationException if another process trains there, or the directory cannot be
   *     written
   */
  public static DirectoryLock lock(Path path) {
    try {
      if (!Files.isDirectory(path)) {
        Files.createDirectories(path);
      }
      return DirectoryLock.of(path, "--run " + path);
    } catch (IOException e) {
      throw FileProblem.unwritable("--run " + path, e);
    }
  }

  /** Whether there is a run at a path. */
  public static boolean exists(Path path) {
    return Files.exists(path.resolve(CONFIG));
  }

  /** Whether a directory holds a run without its configuration. */
  public static boolean isMissingItsConfig(Path path) {
    return !exists(path) && Files.exists(path.resolve(PROVENANCE));
  }

  public Path path() {
    return path;
  }

  /**
   * The complete configuration that the run was started with.
   *
   * @throws InputException if it is damaged: csn wrote it, not the user
   */
  public ExperimentConfig config() {
    try {
      ExperimentConfig config = ConfigLoader.load(path.resolve(CONFIG), List.of());
      seal.verifySettings(path.resolve(CONFIG));
      return config;
    } catch (ConfigurationException e) {
      throw new InputException(Objects.requireNonNull(e.getMessage()), e);
    }
  }

  /** Writes the checksums of all files of a finished run. */
  public void seal() throws IOException {
    seal.write(
        path.resolve(CONFIG),
        List.of(
            provenanceFile(),
            metrics(),
            initialMasksFile(),
            model(),
            checkpoint(),
            previousCheckpoint(),
            GalleryStore.checksums(gallery())));
  }

  /** Removes the checksums, before the run's files change. */
  public void unseal() throws IOException {
    seal.remove();
  }

  /**
   * Requires that a file is unchanged since the run ended. Accepts any file before that.
   *
   * @throws InputException if it is damaged, or another run's
   */
  public void verify(Path file) {
    seal.verify(file);
  }

  /** Replaces the configuration by the one with which the run continues. */
  public void replaceConfig(ExperimentConfig config) throws IOException {
    AtomicFiles.writeText(path.resolve(CONFIG), Json.pretty(config));
  }

  /**
   * Removes the record of the run's end and all results about its model, before the run continues:
   * it may be killed later.
   */
  public void reopen() throws IOException {
    Provenance goingOn = provenance().goingOn();
    unseal();
    writeProvenance(goingOn);
    removeFindings();
    StagedDirectory.remove(gallery());
    StagedDirectory.remove(index());
  }

  /** Removes the results about a model, before it is replaced. */
  private void removeFindings() throws IOException {
    Files.deleteIfExists(evaluation());
    Files.deleteIfExists(evaluationChecksum());
    Files.deleteIfExists(report());
  }

  /** The metrics log, with a JSON document per step. */
  public Path metrics() {
    return path.resolve(METRICS);
  }

  /** The file of the model with the best validation score. */
  public Path model() {
    return path.resolve(MODEL);
  }

  /** The file of the last state, with everything that an exact resumption needs. */
  public Path checkpoint() {
    return path.resolve(CHECKPOINT);
  }

  /** The file of the state before the last one, in case the last is damaged. */
  public Path previousCheckpoint() {
    return path.resolve(PREVIOUS_CHECKPOINT);
  }

  /** Whether there is a state from which training can continue. */
  public boolean hasCheckpoint() {
    return Files.exists(checkpoint()) || Files.exists(previousCheckpoint());
  }

  /** The result of the last evaluation. */
  public Path evaluation() {
    return path.resolve(EVALUATION);
  }

  private Path evaluationChecksum() {
    return path.resolve(EVALUATION_CHECKSUM);
  }

  /**
   * Whether there is an undamaged evaluation of the current model. An evaluation that does not name
   * its model counts as missing.
   */
  public boolean hasEvaluation() {
    if (!Files.exists(evaluation())) {
      return false;
    }
    try {
      Optional<Checksums> sums = Checksums.read(evaluationChecksum());
      if (sums.isEmpty() || !sums.get().lists(MODEL)) {
        return false;
      }
      sums.get().verify(EVALUATION, evaluation());
      sums.get().verify(MODEL, model());
      return true;
    } catch (InputException e) {
      return false; // Damaged: it can be evaluated again.
    }
  }

  /** The default file of the run's report. */
  public Path report() {
    return path.resolve(REPORT);
  }

  /** The test split's export. */
  public Path gallery() {
    return path.resolve(GALLERY);
  }

  /** The index of the test split's export. */
  public Path index() {
    return path.resolve(INDEX);
  }

  /** The description of the run's model, read without native code. */
  public ModelDescription description() {
    return ModelArchive.readDescription(requireModel());
  }

  /**
   * The model's file.
   *
   * @throws InputException if training has not saved a model yet
   */
  public Path requireModel() {
    if (!Files.exists(model())) {
      throw new InputException(
          model() + ": no such file; training did not come as far as its first evaluation");
    }
    verify(model());
    return model();
  }

  /**
   * The checksum of the current model, which identifies the model of an evaluation.
   *
   * @throws InputException as {@link #requireModel}
   */
  String modelChecksum() {
    try {
      return Checksums.of(requireModel());
    } catch (IOException e) {
      throw FileProblem.unreadable(model(), e);
    }
  }

  /** Whether training completed and stored the test split's embeddings. */
  public boolean hasGallery() {
    return Files.exists(gallery());
  }

  /** Whether the run is finished and its files have checksums. */
  boolean isSealed() {
    return seal.lists(model());
  }

  /** Requires that a file has the conditions and dimensions of the model. */
  void requireOf(ModelDescription model, Path file, List<String> conditions, int dimensions) {
    if (!conditions.equals(model.conditions()) || dimensions != model.dimensions()) {
      throw new InputException(
          String.format(
              "%s: holds %s of %d dimensions, but %s %s of %d",
              file, conditions, dimensions, model(), model.conditions(), model.dimensions()));
    }
  }

  /**
   * Replaces the test split's embeddings. If there were none, a training has just ended; then
   * removes earlier results, which describe another model.
   */
  public void writeGallery(Gallery gallery) throws IOException {
    if (!hasGallery()) {
      removeFindings();
    }
    GalleryStore.write(gallery(), gallery, Optional.of(Sha256.of(model())), Map.of(), true);
  }

  /**
   * Requires that a missing file was never written.
   *
   * @throws InputException if it existed when the run ended
   */
  void requireNeverThere(Path file) {
    if (seal.lists(file)) {
      throw new InputException(
          String.format(
              "%s: no such file, but it was there when training ended; `csn train --resume --run"
                  + " %s` makes it anew",
              file, path));
    }
  }

  /** Records the masks before training. */
  public void writeInitialMasks(InitialMasks masks) throws IOException {
    AtomicFiles.writeText(initialMasksFile(), Json.pretty(masks));
  }

  /** Whether the masks before training are recorded. */
  public boolean hasInitialMasks() {
    return Files.exists(initialMasksFile());
  }

  /**
   * The masks before training; empty if their file was deleted while training was interrupted.
   *
   * @throws InputException if the record is damaged, not of the run's model, or gone
   */
  public Optional<InitialMasks> initialMasks() {
    if (!hasInitialMasks()) {
      requireNeverThere(initialMasksFile());
      return Optional.empty();
    }
    InitialMasks masks =
        JsonFile.parse(initialMasksFile(), JsonFile.bytes(initialMasksFile()), InitialMasks.class);
    requireOf(description(), initialMasksFile(), masks.conditions(), masks.dimensions());
    verify(initialMasksFile());
    return Optional.of(masks);
  }

  /** The file of {@link #initialMasks}. */
  public Path initialMasksFile() {
    return path.resolve(INITIAL_MASKS);
  }

  /**
   * Replaces the result of the last evaluation.
   *
   * @param model the checksum of the model that was evaluated
   * @throws ConfigurationException if it cannot be written
   */
  void writeEvaluation(Object evaluation, String model) {
    try {
      AtomicFiles.writeText(evaluation(), Json.pretty(evaluation));
      Map<String, String> sums = new LinkedHashMap<>();
      sums.put(EVALUATION, Checksums.of(evaluation()));
      sums.put(MODEL, model);
      Checksums.write(evaluationChecksum(), sums);
    } catch (IOException e) {
      throw new ConfigurationException(
          "--run " + path + ": " + EVALUATION + " cannot be written: " + FileProblem.reason(e), e);
    }
  }

  /** Replaces the record of the run's origin. */
  public void writeProvenance(Provenance provenance) throws IOException {
    AtomicFiles.writeText(provenanceFile(), Json.pretty(provenance));
  }

  /** The record of the run's origin. */
  public Provenance provenance() {
    Provenance provenance =
        JsonFile.parse(provenanceFile(), JsonFile.bytes(provenanceFile()), Provenance.class);
    verify(provenanceFile());
    return provenance;
  }

  /** The file of {@link #provenance}. */
  public Path provenanceFile() {
    return path.resolve(PROVENANCE);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
