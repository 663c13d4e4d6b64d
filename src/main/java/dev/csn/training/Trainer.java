package dev.csn.training;

import dev.csn.config.ConfigDifference;
import dev.csn.config.ExperimentConfig;
import dev.csn.config.MaskInit;
import dev.csn.config.TrainingConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.error.TrainingException;
import dev.csn.evaluation.InitialMasks;
import dev.csn.gallery.Masks;
import dev.csn.io.Archive;
import dev.csn.model.CsnNetwork;
import dev.csn.model.Embedder;
import dev.csn.model.ModelArchive;
import dev.csn.model.loss.LossValue;
import dev.csn.run.Budget;
import dev.csn.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Trains one network and keeps what it learned in a run directory. */
public final class Trainer {
  private final ExperimentConfig experiment;
  private final TrainingConfig config;
  private final TrainingMonitor monitor;
  private final ImageSet dataset;
  private final CsnNetwork network;
  private final Steps steps;
  private final Validation validation;
  private final StepsWithoutTriplets withoutTriplets;
  private Progress progress = Progress.START;
  private Map<String, byte[]> best = Map.of();
  private final Set<String> collapsed = new HashSet<>();
  private LastCheckpoint restored; // null where training starts
  private long savedStep;

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
   * @param rounds where its partitions are, if not in this process
   * @throws dev.csn.error.UserException if configuration and dataset do not fit together
   */
  Trainer(
      ExperimentConfig config,
      ImageSet dataset,
      Optional<RoundsFactory> rounds,
      TrainingMonitor monitor) {
    this.experiment = config;
    this.config = config.training();
    this.monitor = monitor;
    this.dataset = dataset;
    this.network = CsnNetwork.create(config.model(), config.training(), dataset);
    requireLiveMasks(config, network);
    this.steps = steps(config, dataset, network, rounds);
    this.validation = new Validation(network, dataset);
    this.withoutTriplets =
        new StepsWithoutTriplets(config.training(), dataset.items().attributes());
  }

  private static Steps steps(
      ExperimentConfig config,
      ImageSet dataset,
      CsnNetwork network,
      Optional<RoundsFactory> rounds) {
    if (rounds.isEmpty() && config.training().partitions() == 1) {
      Batches batches = new Batches(config.training(), dataset);
      return new SingleSteps(new Replica(network, batches), batches);
    }
    return new RoundSteps(config, dataset, network, rounds.orElse(LocalRounds::new));
  }

  /** What training starts from; to be asked before it does. */
  InitialMasks initialMasks() {
    List<String> conditions = network.description().conditions();
    float[][] raw = network.rawMasks();
    int[] rows = dataset.items().rows(Split.TEST);
    return new InitialMasks(
        conditions,
        raw,
        network.masks().active(),
        new Embedder(network, dataset.pixels()).embed(rows).standardDeviations());
  }

  /**
   * Trains from the start.
   *
   * @return how far it came: fewer steps than configured where it stopped early or was interrupted
   */
  public Progress train(RunDirectory run) throws IOException {
    try (MetricsLog log = MetricsLog.create(run.metrics())) {
      return loop(log, run);
    }
  }

  /**
   * Takes up the last state that was saved and can be read. Nothing is written.
   *
   * @return how far that is
   * @throws dev.csn.error.InputException if there is none, or the log of how it came about is gone
   */
  Progress restore(RunDirectory run) throws IOException {
    restored =
        LastCheckpoint.restore(run, network, (file, state) -> requireOf(run, file, state), monitor);
    best = restored.state().best();
    progress = restored.state().progress();
    if (progress.triplets() == null) {
      progress = progress.withTriplets(steps.triplets(progress.step()));
    }
    savedStep = progress.step();
    run.verify(run.metrics());
    return progress;
  }

  private void requireOf(RunDirectory run, Path file, Checkpoint state) {
    long step = state.progress().step();
    MetricsLog.requireReadable(run.metrics(), step);
    state.origin().ifPresent(of -> of.require(file, experiment, dataset.sha256(), run));
    state.log().ifPresent(of -> of.require(run.metrics(), step));
    if (file.equals(run.previousCheckpoint())) {
      requireUnchanged(run, file, step);
    }
  }

  /**
   * From an earlier state than the last, another configuration would also hold for steps that were
   * taken under the run's own.
   */
  private void requireUnchanged(RunDirectory run, Path file, long step) {
    List<String> changed = ConfigDifference.lines(run.config(), experiment);
    if (!changed.isEmpty() && !isLast(run, step)) {
      throw new InputException(
          String.format(
              "%s is of step %d: the lost steps after it would not be repeated as they were (%s);"
                  + " first `csn train --resume --run %s`, then again with what is to change",
              file, step, String.join(", ", changed), run));
    }
  }

  /** A training that is killed while it writes a checkpoint may leave its last as the previous. */
  private static boolean isLast(RunDirectory run, long step) {
    if (Files.exists(run.checkpoint())) {
      return false;
    }
    Long taken = run.provenance().steps();
    return taken == null || taken <= step;
  }

  /** Goes on from what was restored as if there had been no interruption. */
  Progress resume(RunDirectory run) throws IOException {
    try (MetricsLog log = MetricsLog.resume(run.metrics(), progress.step())) {
      restored.takeThePlaceOfTheLast(run);
      restoreModel(run);
      return loop(log, run);
    }
  }

  private void restoreModel(RunDirectory run) throws IOException {
    if (!best.isEmpty()) {
      Archive.write(run.model(), best);
    } else if (progress.bestStep() == 0) {
      Files.deleteIfExists(run.model());
    }
  }

  /** Goes on with a run that was interrupted before its first checkpoint: from the start. */
  public Progress restart(RunDirectory run) throws IOException {
    Files.deleteIfExists(run.metrics());
    restoreModel(run);
    return train(run);
  }

  /** Trains, from what was restored or else from the start. */
  Progress run(RunDirectory run) throws IOException {
    return restored == null ? restart(run) : resume(run);
  }

  /** Whether there is anything left to do. */
  boolean hasStepsLeft() {
    return progress.step() < config.steps() && !outOfPatience();
  }

  private Progress loop(MetricsLog log, RunDirectory run) throws IOException {
    monitor.started(run.path());
    long start = System.nanoTime() - (long) (progress.seconds() * 1e9);
    try (steps) {
      while (hasStepsLeft() && !monitor.stopRequested()) {
        double before = progress.seconds();
        List<StepResult> taken = steps.next(Math.toIntExact(progress.step()));
        double spent = (System.nanoTime() - start) / 1e9 - before;
        for (int i = 0; i < taken.size(); i++) {
          follow(taken.get(i), before + spent * (i + 1) / taken.size(), log, run);
        }
      }
    }
    if (savedStep < progress.step()) {
      checkpoint(log, run);
    }
    withoutTriplets.remarks().forEach(monitor::warn);
    return progress;
  }

  /** What follows a step; nothing that looks at the network unless it is the last one taken. */
  private void follow(StepResult step, double seconds, MetricsLog log, RunDirectory run)
      throws IOException {
    progress = progress.afterStep(seconds, step.asked());
    requireFinite(step.loss());
    withoutTriplets.add(progress.step(), step);
    Validation.Score score = due(config.evaluateEvery()) ? evaluate(run) : null;
    StepMetrics metrics =
        StepMetrics.of(
            progress.step(),
            progress.seconds(),
            network.learningRate(progress.step() - 1),
            step,
            network.description().conditions(),
            score);
    log.append(metrics);
    if (due(config.checkpointEvery())) {
      checkpoint(log, run);
    }
    monitor.step(metrics, config.steps());
  }

  /** What the training has cost by now. */
  public Budget budget() {
    long images = progress.step() * steps.images();
    return new Budget(
        network.parameterCount(),
        images,
        images * network.description().encoders(),
        progress.triplets(),
        progress.seconds());
  }

  private boolean outOfPatience() {
    return config.patience() > 0 && progress.evaluationsSinceBest() >= config.patience();
  }

  private boolean due(int interval) {
    return progress.step() % interval == 0 || progress.step() == config.steps();
  }

  private Validation.Score evaluate(RunDirectory run) throws IOException {
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

  private void checkpoint(MetricsLog log, RunDirectory run) throws IOException {
    log.flush();
    Origin origin = Origin.of(experiment, dataset.sha256(), run);
    new Checkpoint(progress, best, Optional.of(origin), Optional.of(log.digest()))
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

  /** Relu passes no gradient to an entry at zero or below: such a mask would stay as it is. */
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
