package dev.csn.training;

import dev.csn.config.ExperimentConfig;
import dev.csn.config.MaskInit;
import dev.csn.config.TrainingConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.error.TrainingException;
import dev.csn.evaluation.InitialMasks;
import dev.csn.gallery.Masks;
import dev.csn.io.Archive;
import dev.csn.model.CsnNetwork;
import dev.csn.model.Embedder;
import dev.csn.model.ModelArchive;
import dev.csn.model.loss.LossValue;
import dev.csn.run.Provenance.Budget;
import dev.csn.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Trains one network and saves it in a run directory. */
public final class Trainer {
  private final ExperimentConfig experiment;
  private final TrainingConfig config;
  private final TrainingMonitor monitor;
  private final ImageSet dataset;
  private final CsnNetwork network;
  private final Steps steps;
  private final Validation validation;
  private final StepsWithoutTriplets withoutTriplets;
  private final Set<String> collapsed = new HashSet<>();
  private Progress progress = Progress.START;
  private Map<String, byte[]> best = Map.of();
  private long savedStep;

  /** The state from which training continues; null at the start. */
  private Checkpoint.@Nullable Last restored;

  /**
   * Prepares a training in this process; nothing is written yet.
   *
   * @throws dev.csn.error.UserException if configuration and dataset do not fit together
   */
  public Trainer(ExperimentConfig config, ImageSet dataset, TrainingMonitor monitor) {
    this(config, dataset, Optional.empty(), monitor);
  }

  /**
   * Prepares a training; nothing is written yet.
   *
   * @param rounds places its partitions, if they are not in this process
   * @throws dev.csn.error.UserException if configuration and dataset do not fit together
   */
  Trainer(
      ExperimentConfig config,
      ImageSet dataset,
      Optional<Rounds.Factory> rounds,
      TrainingMonitor monitor) {
    this.experiment = config;
    this.config = config.training();
    this.monitor = monitor;
    this.dataset = dataset;
    this.network = CsnNetwork.create(config.model(), config.training(), dataset);
    requireLiveMasks(config, network);
    this.steps =
        rounds.isEmpty() && config.training().partitions() == 1
            ? new Partition(network, config, dataset)
            : new LocalSgd(config, dataset, network, rounds.orElse(Rounds::inProcess));
    this.validation = new Validation(network, dataset);
    this.withoutTriplets =
        new StepsWithoutTriplets(config.training(), dataset.items().attributes());
  }

  /** The masks before training. Must be called before training starts. */
  InitialMasks initialMasks() {
    int[] rows = dataset.items().rows(Split.TEST);
    return new InitialMasks(
        network.description().conditions(),
        network.rawMasks(),
        network.masks().active(),
        new Embedder(network, dataset.pixels()).embed(rows).standardDeviations());
  }

  /**
   * Restores the last saved state that can be read. Nothing is written.
   *
   * @return the progress at that state
   * @throws dev.csn.error.InputException if there is none, or the log up to it is gone
   */
  Progress restore(RunDirectory run) throws IOException {
    restored = Checkpoint.Last.restore(run, network, experiment, dataset.sha256(), monitor);
    best = restored.state().best();
    progress = restored.state().progress();
    savedStep = progress.step();
    run.verify(run.metrics());
    return progress;
  }

  /**
   * Trains from the restored state as if there had been no interruption, or else from the start.
   *
   * @return the progress, with fewer steps than configured if it stopped early or was interrupted
   */
  public Progress train(RunDirectory run) throws IOException {
    try (MetricsLog log = openLog(run)) {
      if (restored != null) {
        restored.takeThePlaceOfTheLast(run);
      }
      if (!best.isEmpty()) {
        Archive.write(run.model(), best);
      } else {
        Files.deleteIfExists(run.model());
      }
      return train(log, run);
    }
  }

  private MetricsLog openLog(RunDirectory run) throws IOException {
    if (restored != null) {
      return MetricsLog.resume(run.metrics(), progress.step());
    }
    Files.deleteIfExists(run.metrics());
    return MetricsLog.create(run.metrics());
  }

  /** The training loop: take steps, log each, validate and save at intervals. */
  private Progress train(MetricsLog log, RunDirectory run) throws IOException {
    monitor.started(run.path());
    long start = System.nanoTime() - (long) (progress.seconds() * 1e9);
    try (steps) {
      while (hasStepsLeft() && !monitor.stopRequested()) {
        double before = progress.seconds();
        List<StepResult> taken = steps.next(Math.toIntExact(progress.step()));
        double spent = (System.nanoTime() - start) / 1e9 - before;
        // Nothing below reads the network unless the step is the last one taken.
        for (int i = 0; i < taken.size(); i++) {
          StepResult step = taken.get(i);
          progress =
              progress.afterStep(before + spent * (i + 1) / taken.size(), step.tripletCount());
          requireFinite(step.loss());
          withoutTriplets.add(progress.step(), step);
          Validation.Score score = isDue(config.evaluateEvery()) ? validate(run) : null;
          StepMetrics metrics = metrics(step, score);
          log.append(metrics);
          if (isDue(config.checkpointEvery())) {
            saveCheckpoint(log, run);
          }
          monitor.step(metrics, config.steps());
        }
      }
    }
    if (savedStep < progress.step()) {
      saveCheckpoint(log, run);
    }
    withoutTriplets.remarks().forEach(monitor::warn);
    return progress;
  }

  /** Whether there is anything left to do. */
  boolean hasStepsLeft() {
    boolean outOfPatience =
        config.patience() > 0 && progress.evaluationsSinceBest() >= config.patience();
    return progress.step() < config.steps() && !outOfPatience;
  }

  private boolean isDue(int interval) {
    return progress.step() % interval == 0 || progress.step() == config.steps();
  }

  private StepMetrics metrics(StepResult step, Validation.@Nullable Score score) {
    return StepMetrics.of(
        progress.step(),
        progress.seconds(),
        network.learningRate(progress.step() - 1),
        step,
        network.description().conditions(),
        score);
  }

  /** The cost of the training so far. */
  public Budget budget() {
    long images = progress.step() * steps.images();
    return new Budget(
        network.parameterCount(),
        images,
        images * network.description().encoders(),
        progress.triplets(),
        progress.seconds());
  }

  /** Scores the averaged network, and keeps it as the model if it is the best so far. */
  private Validation.Score validate(RunDirectory run) throws IOException {
    withoutTriplets.requireSome(progress);
    network.exchangeAverage();
    try {
      Validation.Score score = score();
      score.collapsed().forEach(this::warnOfCollapse);
      if (progress.improvedBy(score.mean())) {
        best = ModelArchive.entries(network.description(), network.parameters());
        Archive.write(run.model(), best);
      }
      progress = progress.afterEvaluation(score.mean());
      return score;
    } finally {
      network.exchangeAverage();
    }
  }

  private Validation.Score score() {
    try {
      return validation.score();
    } catch (TrainingException e) {
      throw new TrainingException(e.getMessage() + kept(), e);
    }
  }

  private void warnOfCollapse(String condition, String why) {
    if (collapsed.add(condition)) {
      monitor.warn("at step " + progress.step() + ", " + why);
    }
  }

  private void saveCheckpoint(MetricsLog log, RunDirectory run) throws IOException {
    log.flush();
    CheckpointOrigin origin = CheckpointOrigin.of(experiment, dataset.sha256(), run);
    new Checkpoint(progress, best, origin, log.digest())
        .write(run.previousCheckpoint(), run.checkpoint(), network);
    savedStep = progress.step();
  }

  private void requireFinite(LossValue loss) {
    if (!Double.isFinite(loss.total())) {
      throw new TrainingException(
          "the loss is "
              + loss.total()
              + " at step "
              + progress.step()
              + ": try a lower training.learningRate"
              + kept());
    }
  }

  private String kept() {
    return progress.bestStep() == 0
        ? ""
        : "; the model of step " + progress.bestStep() + " is kept";
  }

  /**
   * Requires that each mask has an entry above zero: relu passes no gradient to other entries, so
   * that the mask would never change.
   */
  private static void requireLiveMasks(ExperimentConfig config, CsnNetwork network) {
    Masks masks = network.masks();
    MaskInit init = config.model().maskInit();
    for (int c = 0; c < masks.size(); c++) {
      boolean live = false;
      for (float entry : masks.active()[c]) {
        live |= entry > 0;
      }
      if (!live) {
        throw new ConfigurationException(
            String.format(
                "model.maskInit.mean: %s with .stdDev %s leaves no entry of the mask of '%s' above"
                    + " zero, so that it never learns; maybe model.maskInit.mean=%s",
                init.mean(), init.stdDev(), masks.conditions().get(c), MaskInit.DEFAULT.mean()));
      }
    }
  }
}
