package dev.csn.run;

import dev.csn.dataset.Split;
import dev.csn.evaluation.Evaluation;
import dev.csn.model.ModelArchive;

/** Evaluates a run, and keeps the result in its directory. */
public final class RunEvaluation {
  private RunEvaluation() {}

  /**
   * Measures a run's model on the items of a split, by the held-out protocol.
   *
   * @throws dev.csn.error.UserException if the run is damaged, or the result cannot be written
   */
  public static Evaluation of(RunDirectory run, Split split) {
    Evaluation evaluation =
        Evaluation.of(
            new RunEmbeddings(run).gallery(split),
            ModelArchive.readMasks(run.requireModel()),
            run.initialMasks(),
            run.toString(),
            run.description().variant().label(),
            split);
    run.writeEvaluation(evaluation);
    return evaluation;
  }
}
