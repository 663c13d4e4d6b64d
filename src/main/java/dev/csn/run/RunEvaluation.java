package dev.csn.run;

import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import dev.csn.evaluation.Evaluation;
import dev.csn.evaluation.Ranker;
import dev.csn.evaluation.StoredEvaluation;
import dev.csn.model.ModelArchive;
import dev.csn.retrieval.Gallery;
import java.util.List;
import java.util.Optional;

/** Evaluates a run, and keeps the result in its directory. */
public final class RunEvaluation {
  private RunEvaluation() {}

  /**
   * Measures a run's model on the items of a split, by the held-out protocol.
   *
   * @throws dev.csn.error.UserException if the run is damaged, or the result cannot be written
   */
  public static Evaluation of(RunDirectory run, Split split) {
    Evaluation evaluation = measure(run, split);
    run.writeEvaluation(evaluation);
    return evaluation;
  }

  /**
   * The same of a gallery of the run's model that is at hand.
   *
   * @param gallery the split's items
   */
  public static Evaluation of(RunDirectory run, Gallery gallery, Split split) {
    return of(run, gallery, split, here());
  }

  private static Ranker here() {
    return Ranker.onThreads(Runtime.getRuntime().availableProcessors());
  }

  /**
   * The same of a gallery of the run's model that is at hand.
   *
   * @param gallery the split's items
   * @param ranker does what takes time; nothing else depends on it
   */
  public static Evaluation of(RunDirectory run, Gallery gallery, Split split, Ranker ranker) {
    Evaluation evaluation = measure(run, gallery, split, ranker);
    run.writeEvaluation(evaluation);
    return evaluation;
  }

  /**
   * What is known of a run on the test split: what its directory holds if that is whole, else it is
   * measured. Nothing is written: what the directory holds may be of another split.
   *
   * @throws dev.csn.error.UserException if the run is damaged
   */
  public static StoredEvaluation known(RunDirectory run) {
    return stored(run)
        .filter(stored -> stored.split().equals(Split.TEST.label()))
        .filter(
            stored ->
                run.description().conditions().equals(List.copyOf(stored.conditions().keySet())))
        .orElseGet(() -> StoredEvaluation.of(measure(run, Split.TEST)));
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

  private static Evaluation measure(RunDirectory run, Split split) {
    return measure(run, new RunEmbeddings(run).gallery(split), split, here());
  }

  private static Evaluation measure(RunDirectory run, Gallery gallery, Split split, Ranker ranker) {
    return Evaluation.of(
        gallery,
        ModelArchive.readMasks(run.requireModel()),
        run.initialMasks(),
        run.toString(),
        run.description().variant().label(),
        split,
        ranker);
  }
}
