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
import java.util.Optional;

/** The directory with all that one training produced. Knows the names of its files. */
public final class RunDirectory {
  static final String CONFIG = "config.json";
  static final String PROVENANCE = "provenance.json";
  private static final String EVALUATION = "evaluation.json";
  private static final String MODEL = "model.zip";

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
   * @throws ConfigurationException if the place is taken or cannot be written
   */
  public static RunDirectory create(Path path, ExperimentConfig config) {
    RunPlace.requireFree(path, config);
    try {
      Files.createDirectories(path);
      RunPlace.clearBeforeCheckpoint(path);
      AtomicFiles.writeText(path.resolve(CONFIG), Json.pretty(config));
      return new RunDirectory(path);
    } catch (IOException e) {
      throw FileProblem.unwritable("--run " + path, e);
    }
  }

  /**
   * Makes this process the only one that trains in a directory, which need not exist yet.
   *
   * @throws ConfigurationException if another one does, or the directory cannot be written
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

  /** Whether a run was begun at a place. */
  public static boolean exists(Path path) {
    return Files.exists(path.resolve(CONFIG));
  }

  /** Whether a place holds a run but for its configuration. */
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
      throw new InputException(e.getMessage(), e);
    }
  }

  /** Vouches for all files of the run, which is over. */
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

  /** Vouches for nothing any more: the run's files are about to change. */
  public void unseal() throws IOException {
    seal.remove();
  }

  /**
   * Makes sure that a file is as it was when the run ended; any is fine while it has not.
   *
   * @throws InputException if it is damaged, or another run's
   */
  public void verify(Path file) {
    seal.verify(file);
  }

  /** Replaces the configuration, by one that the run goes on with. */
  public void replaceConfig(ExperimentConfig config) throws IOException {
    AtomicFiles.writeText(path.resolve(CONFIG), Json.pretty(config));
  }

  /**
   * Takes back all that says that the run is over, or what its model is like: it goes on, and may
   * be killed on the way.
   */
  public void reopen() throws IOException {
    Provenance goingOn = provenance().goingOn();
    unseal();
    writeProvenance(goingOn);
    removeFindings();
    StagedDirectory.remove(gallery());
    StagedDirectory.remove(StoredGallery.of(this).index());
  }

  /** Takes back what was found of a model that is the run's no more. */
  private void removeFindings() throws IOException {
    Files.deleteIfExists(evaluation());
    Files.deleteIfExists(evaluationChecksum());
    Files.deleteIfExists(report());
  }

  /** A JSON document per logged step. */
  public Path metrics() {
    return path.resolve("metrics.jsonl");
  }

  /** The model that was best on the validation split. */
  public Path model() {
    return path.resolve(MODEL);
  }

  /** The last state, with everything that exact resumption needs. */
  public Path checkpoint() {
    return path.resolve("checkpoint.zip");
  }

  /** The state before the last, in case that one is damaged. */
  public Path previousCheckpoint() {
    return path.resolve("checkpoint.previous.zip");
  }

  /** Whether there is a state to go on from. */
  public boolean hasCheckpoint() {
    return Files.exists(checkpoint()) || Files.exists(previousCheckpoint());
  }

  /** The result of the last evaluation. */
  public Path evaluation() {
    return path.resolve(EVALUATION);
  }

  private Path evaluationChecksum() {
    return path.resolve("evaluation.crc32c");
  }

  /**
   * Whether there is a result of an evaluation of the model as it is now, and it is as it was
   * written. One that does not say of which model it is, from before that was kept, counts as none.
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
      return false; // To evaluate again costs less than to find out what it said.
    }
  }

  /** Where a page of the run goes unless another place is named. */
  public Path report() {
    return path.resolve("report.html");
  }

  /** The test split's export. */
  public Path gallery() {
    return path.resolve("gallery");
  }

  /** What kind of model the run has, read without native code. */
  public ModelDescription description() {
    return ModelArchive.readDescription(requireModel());
  }

  /**
   * The model's file.
   *
   * @throws InputException if training has not come as far as saving one
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
   * The checksum of the model as it is now: what is found of a model belongs to it alone.
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

  /** Whether training ended in good order, so that the test split's embeddings are there. */
  public boolean hasGallery() {
    return Files.exists(gallery());
  }

  /** Whether what the run holds is vouched for: it is over. */
  boolean isSealed() {
    return seal.lists(model());
  }

  /** Makes sure that a file has the conditions and dimensions of the model. */
  void requireOf(ModelDescription model, Path file, List<String> conditions, int dimensions) {
    if (!conditions.equals(model.conditions()) || dimensions != model.dimensions()) {
      throw new InputException(
          String.format(
              "%s: holds %s of %d dimensions, but %s %s of %d",
              file, conditions, dimensions, model(), model.conditions(), model.dimensions()));
    }
  }

  /**
   * Replaces the test split's embeddings. Where there are none, a training ends: what was found of
   * its model on the way is of another one.
   */
  public void writeGallery(Gallery gallery) throws IOException {
    if (!hasGallery()) {
      removeFindings();
    }
    GalleryStore.write(gallery(), gallery, Optional.of(Sha256.of(model())), Map.of(), true);
  }

  /**
   * Makes sure that a file that is not there need not be.
   *
   * @throws InputException if it was there when the run ended
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

  /** Records what training starts from. */
  public void writeInitialMasks(InitialMasks masks) throws IOException {
    AtomicFiles.writeText(initialMasksFile(), Json.pretty(masks));
  }

  /** Whether it is recorded what training started from. */
  public boolean hasInitialMasks() {
    return Files.exists(initialMasksFile());
  }

  /**
   * What training started from; nothing for a run from before that was recorded.
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
    return path.resolve("initial.json");
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
          "--run " + path + ": evaluation.json cannot be written: " + FileProblem.reason(e), e);
    }
  }

  /** Replaces the record of where the run comes from. */
  public void writeProvenance(Provenance provenance) throws IOException {
    AtomicFiles.writeText(provenanceFile(), Json.pretty(provenance));
  }

  /** The record of where the run comes from. */
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
