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

/** What was measured of a run's model, which its directory can keep. */
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

  /**
   * The same of a gallery of the run's model.
   *
   * @param gallery reads the split's items, and makes sure that they are the model's
   */
  public static RunEvaluation of(RunDirectory run, Split split, Supplier<Gallery> gallery) {
    Ranker here = Ranker.onThreads(Runtime.getRuntime().availableProcessors());
    return of(run, split, gallery, here);
  }

  /**
   * The same of a gallery of the run's model.
   *
   * @param gallery reads the split's items, and makes sure that they are the model's
   * @param ranker does what takes time; nothing else depends on it
   */
  public static RunEvaluation of(
      RunDirectory run, Split split, Supplier<Gallery> gallery, Ranker ranker) {
    return new RunEvaluation(run, split, gallery, ranker);
  }

  /** What was measured. */
  public Evaluation evaluation() {
    return evaluation;
  }

  /**
   * Keeps it in the run's directory, in place of the one before.
   *
   * @throws dev.csn.error.ConfigurationException if it cannot be written
   */
  public void store() {
    run.writeEvaluation(evaluation, model);
  }

  /**
   * What is known of a run on the test split: what its directory holds if that is whole and of the
   * model as it is now, else it is measured. Nothing is written: what the directory holds may be of
   * another split.
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
      return Optional.empty(); // To evaluate again costs less than to find out what it said.
    }
  }
}
