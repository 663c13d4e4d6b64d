package dev.csn.training;

import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.ImageSetStore;
import dev.csn.dataset.Split;
import dev.csn.io.DirectoryLock;
import dev.csn.model.NativeBackend;
import dev.csn.run.Budget;
import dev.csn.run.Provenance;
import dev.csn.run.RunDirectory;
import dev.csn.run.RunEmbeddings;
import java.io.IOException;
import java.nio.file.Path;

/** A training from its configuration to the gallery that queries are answered from. */
public final class TrainingRun {
  private TrainingRun() {}

  /**
   * What a training came to.
   *
   * @param steps taken
   * @param seconds of training
   * @param bestStep the step after which the model that was kept had been reached
   * @param bestValidation its mean triplet accuracy on the validation split
   * @param finished false if it was interrupted
   * @param budget what it cost
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
   * Makes sure that a configuration can train on a dataset. Nothing is written.
   *
   * @throws dev.csn.error.UserException if the two do not fit together
   */
  public static void requireFit(ExperimentConfig config, ImageSet dataset) {
    var unused = new Trainer(config, dataset, TrainingMonitor.NONE);
  }

  /**
   * Trains into a new run directory, which is locked meanwhile.
   *
   * @throws dev.csn.error.ConfigurationException if the place is taken or in use
   */
  @SuppressWarnings("try") // held, not used
  public static Summary start(ExperimentConfig config, Path directory, TrainingMonitor monitor)
      throws IOException {
    ImageSet dataset = ImageSetStore.read(Path.of(config.dataset()));
    RunDirectory.requireFree(directory);
    Provenance provenance =
        Provenance.start(
            config.dataset(),
            dataset,
            config.training().seed(),
            NativeBackend.description(),
            NativeBackend.threads());
    // Before anything is written: configuration and data may not fit together.
    Trainer trainer = new Trainer(config, dataset, monitor);
    try (DirectoryLock held = RunDirectory.lock(directory)) {
      RunDirectory run = RunDirectory.create(directory, config);
      run.writeProvenance(provenance);
      run.writeInitialMasks(trainer.initialMasks());
      Progress progress = trainer.train(run);
      return finish(run, progress, trainer.budget(), provenance, config, monitor);
    }
  }

  /**
   * Goes on with an interrupted run as if nothing had happened. The run is locked meanwhile.
   *
   * @throws dev.csn.error.ConfigurationException if it is in use
   */
  @SuppressWarnings("try") // held, not used
  public static Summary resume(RunDirectory run, TrainingMonitor monitor) throws IOException {
    try (DirectoryLock held = RunDirectory.lock(run.path())) {
      return resumeLocked(run, monitor);
    }
  }

  private static Summary resumeLocked(RunDirectory run, TrainingMonitor monitor)
      throws IOException {
    ExperimentConfig config = run.config();
    Provenance provenance = run.provenance();
    Trainer trainer = new Trainer(config, new RunEmbeddings(run).dataset(), monitor);
    if (!run.hasInitialMasks()) {
      run.writeInitialMasks(trainer.initialMasks());
    }
    Progress progress;
    if (run.hasCheckpoint()) {
      var unused = trainer.restore(run);
      progress = trainer.resume(run);
    } else {
      progress = trainer.restart(run);
    }
    return finish(run, progress, trainer.budget(), provenance, config, monitor);
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
