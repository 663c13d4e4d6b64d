package dev.csn.training;

import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.ImageSetStore;
import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.evaluation.InitialMasks;
import dev.csn.io.DirectoryLock;
import dev.csn.io.FileProblem;
import dev.csn.model.NativeBackend;
import dev.csn.run.Provenance;
import dev.csn.run.Provenance.Budget;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEmbeddings;
import dev.csn.run.RunLeftovers;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A training, from its configuration to the stored gallery for queries. */
public final class TrainingRun {
  private TrainingRun() {}

  /**
   * The result of a training.
   *
   * @param steps taken
   * @param seconds of training
   * @param bestStep the step after which the kept model was saved
   * @param bestValidation its mean triplet accuracy on the validation split
   * @param finished false if it was interrupted
   * @param budget its cost
   */
  public record Summary(
      String run,
      long steps,
      double seconds,
      long bestStep,
      double bestValidation,
      boolean finished,
      Budget budget) {}

  /**
   * Requires that a configuration can train on a dataset. Nothing is written.
   *
   * @throws dev.csn.error.UserException if the two do not fit together
   */
  public static void requireFit(ExperimentConfig config, ImageSet dataset) {
    var unused = new Trainer(config, dataset, TrainingMonitor.NONE);
  }

  /**
   * Trains into a new run directory, with all partitions in this process.
   *
   * @see #start(ExperimentConfig, Path, Optional, TrainingMonitor)
   */
  public static Summary start(ExperimentConfig config, Path directory, TrainingMonitor monitor)
      throws IOException {
    return start(config, directory, Optional.empty(), monitor);
  }

  /**
   * Trains into a new run directory, which is locked meanwhile.
   *
   * @param rounds places the partitions, if they are not in this process
   * @throws dev.csn.error.ConfigurationException if the directory is not empty or in use
   * @throws IOException if something cannot be saved; files saved earlier stay intact
   */
  @SuppressWarnings("try") // held, not used
  public static Summary start(
      ExperimentConfig config,
      Path directory,
      Optional<Rounds.Factory> rounds,
      TrainingMonitor monitor)
      throws IOException {
    ImageSet dataset = ImageSetStore.read(Path.of(config.dataset()));
    RunLeftovers.requireFree(directory, config);
    Provenance provenance =
        Provenance.start(
            config.dataset(),
            dataset,
            config.training().seed(),
            NativeBackend.description(),
            NativeBackend.threads(),
            NativeBackend.instructionSet());
    // Before anything is written: configuration and data may not fit together.
    Trainer trainer = new Trainer(config, dataset, rounds, monitor);
    try (DirectoryLock held = RunDirectory.lock(directory)) {
      RunDirectory run = RunDirectory.create(directory, config);
      run.writeProvenance(provenance);
      run.writeInitialMasks(trainer.initialMasks());
      Progress progress = trainer.train(run);
      return finish(run, progress, trainer.budget(), provenance, config, monitor);
    } catch (IOException e) {
      throw stopped(RunDirectory.open(directory), e);
    }
  }

  /**
   * Continues an interrupted run in this process, with the same result as without the interruption.
   *
   * @throws dev.csn.error.UserException if it is in use, or its files are damaged
   */
  public static Summary resume(RunDirectory run, TrainingMonitor monitor) throws IOException {
    return resume(run, run.config(), Optional.empty(), monitor);
  }

  /**
   * Continues an interrupted or finished run from its last checkpoint, and locks it meanwhile. The
   * given configuration becomes the run's. With other {@code training.steps} the learning rate
   * follows the new schedule from there on; earlier steps keep their rates. So only with the
   * schedule {@code constant} is the result that of a run with these steps from the start. Further
   * interruptions do not change a byte of it.
   *
   * @param config may differ from the run's own in {@code training.steps}, {@code
   *     training.evaluateEvery}, {@code training.checkpointEvery} and {@code training.patience}
   * @param rounds places the partitions, if they are not in this process; as before or elsewhere
   * @throws dev.csn.error.ConfigurationException if it differs in anything else, if so many steps
   *     have been taken already, or the run is in use; nothing is changed then
   * @throws dev.csn.error.InputException if the run's files are damaged; nothing is changed then
   * @throws IOException if something cannot be saved; files saved earlier stay intact
   */
  @SuppressWarnings("try") // held, not used
  public static Summary resume(
      RunDirectory run,
      ExperimentConfig config,
      Optional<Rounds.Factory> rounds,
      TrainingMonitor monitor)
      throws IOException {
    requireBegun(run);
    try (DirectoryLock held = RunDirectory.lock(run.path())) {
      ExperimentConfig own = run.config();
      CheckpointOrigin.requireResumable(run.toString(), own, config);
      Provenance provenance = run.provenance();
      Trainer trainer = new Trainer(config, new RunEmbeddings(run).dataset(), rounds, monitor);
      // Before the network is put into a later state.
      Optional<InitialMasks> missing =
          run.hasInitialMasks() ? Optional.empty() : Optional.of(trainer.initialMasks());
      if (run.hasCheckpoint()) {
        requireMoreSteps(run, own, config, trainer.restore(run));
        warnOfOtherRounding(run, provenance, monitor);
      }
      run.unseal();
      RunLeftovers.clearLeftovers(run.path());
      if (missing.isPresent()) {
        run.writeInitialMasks(missing.get());
      }
      if (trainer.hasStepsLeft()) {
        run.reopen();
      }
      if (!config.equals(own)) {
        run.replaceConfig(config);
      }
      Progress progress = trainer.train(run);
      return finish(run, progress, trainer.budget(), provenance, config, monitor);
    } catch (IOException e) {
      throw stopped(run, e);
    }
  }

  private static void requireBegun(RunDirectory run) throws IOException {
    if (RunLeftovers.isUnbegun(run.path())) {
      throw new InputException(
          run + ": was stopped before its first step; train it again, with --config");
    }
  }

  private static void requireMoreSteps(
      RunDirectory run, ExperimentConfig own, ExperimentConfig config, Progress progress) {
    int steps = config.training().steps();
    if (steps != own.training().steps() && steps <= progress.step()) {
      throw new ConfigurationException(
          String.format(
              "training.steps: %d, must be more than the %d that %s has taken",
              steps, progress.step(), run));
    }
  }

  /**
   * Warns if the number of threads or the instruction set has changed: both affect the order of
   * sums.
   */
  private static void warnOfOtherRounding(
      RunDirectory run, Provenance begun, TrainingMonitor monitor) {
    String before = computation(begun.threads(), begun.instructionSet());
    String now = computation(NativeBackend.threads(), NativeBackend.instructionSet());
    if (!before.equals(now)) {
      monitor.warn(
          String.format(
              "%s was begun with %s and goes on with %s: what it learns is rounded differently",
              run, before, now));
    }
  }

  private static String computation(int threads, String instructionSet) {
    return threads + (threads == 1 ? " thread" : " threads") + " (" + instructionSet + ")";
  }

  /** Adds to a file error how to continue the run. Most likely the disk is full. */
  private static IOException stopped(RunDirectory run, IOException e) {
    String remedy =
        Files.exists(run.provenanceFile())
            ? "`csn train --resume --run " + run + "` goes on from the last state that was saved"
            : "no training was begun there";
    FileSystemException told =
        new FileSystemException(run.toString(), null, FileProblem.reason(e) + "; " + remedy);
    told.initCause(e);
    return told;
  }

  private static Summary finish(
      RunDirectory run,
      Progress progress,
      Budget budget,
      Provenance provenance,
      ExperimentConfig config,
      TrainingMonitor monitor)
      throws IOException {
    boolean finished = !monitor.stopRequested() || progress.step() == config.training().steps();
    if (finished) {
      run.writeGallery(new RunEmbeddings(run).embed(Split.TEST));
    }
    run.writeProvenance(provenance.ended(progress.step(), budget));
    if (finished) {
      run.seal();
    }
    return new Summary(
        run.toString(),
        progress.step(),
        progress.seconds(),
        progress.bestStep(),
        progress.bestScore(),
        finished,
        budget);
  }
}
