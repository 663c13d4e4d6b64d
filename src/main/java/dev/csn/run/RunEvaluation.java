package dev.csn.run;

import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import dev.csn.evaluation.Evaluation;
import dev.csn.evaluation.Ranker;
import dev.csn.evaluation.StoredEvaluation;
import dev.csn.gallery.Gallery;
import dev.csn.model.ModelArchive;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The evaluation of a run's model, which can be stored in the run's directory. */
public final class RunEvaluation {
  private final RunDirectory run;
  private final String model;
  private final Evaluation evaluation;

  private RunEvaluation(RunDirectory run, Split split, Supplier<Gallery> gallery, Ranker ranker) {
    this.run = run;
    // First: a training that goes on meanwhile may replace the model.
    this.model = run.modelChecksum();
    this.evaluation =
        Evaluation.of(
            gallery.get(),
            ModelArchive.readMasks(run.requireModel()),
            run.initialMasks(),
            run.toString(),
            run.description().variant().label(),
            split,
            ranker);
  }

  /**
   * Measures a run's model on the items of a split, by the held-out protocol. Nothing is written.
   *
   * @throws dev.csn.error.UserException if the run is damaged
   */
  public static RunEvaluation of(RunDirectory run, Split split) {
    return of(run, split, () -> new RunEmbeddings(run).gallery(split));
  }

  /** Measures a run's model on a gallery, in this process. */
  public static RunEvaluation of(RunDirectory run, Split split, Supplier<Gallery> gallery) {
    Ranker here = Ranker.onThreads(Runtime.getRuntime().availableProcessors());
    return of(run, split, gallery, here);
  }

  /**
   * Measures a run's model on a gallery.
   *
   * @param gallery supplies the split's items, embedded by the model
   * @param ranker ranks the items, which takes most of the time
   */
  public static RunEvaluation of(
      RunDirectory run, Split split, Supplier<Gallery> gallery, Ranker ranker) {
    return new RunEvaluation(run, split, gallery, ranker);
  }

  /** The measures. */
  public Evaluation evaluation() {
    return evaluation;
  }

  /**
   * Stores the measures in the run's directory and replaces earlier ones.
   *
   * @throws dev.csn.error.ConfigurationException if it cannot be written
   */
  public void store() {
    run.writeEvaluation(evaluation, model);
  }

  /**
   * The evaluation of a run on the test split. Uses the stored one if it is undamaged and matches
   * the current model, else computes a new one. Stores nothing, because the stored evaluation may
   * belong to another split.
   *
   * @throws dev.csn.error.UserException if the run is damaged
   */
  public static StoredEvaluation known(RunDirectory run) {
    return stored(run)
        .filter(stored -> stored.split().equals(Split.TEST.label()))
        .filter(
            stored ->
                run.description().conditions().equals(List.copyOf(stored.conditions().keySet())))
        .orElseGet(() -> StoredEvaluation.of(of(run, Split.TEST).evaluation()));
  }

  private static Optional<StoredEvaluation> stored(RunDirectory run) {
    if (!run.hasEvaluation()) {
      return Optional.empty();
    }
    try {
      return Optional.of(StoredEvaluation.read(run.evaluation()));
    } catch (InputException e) {
      return Optional.empty(); // Damaged: it can be evaluated again.
    }
  }
}
