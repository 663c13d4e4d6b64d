package dev.csn.evaluation;

import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import dev.csn.gallery.Gallery;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is measured of a model on held-out items, in the form that is printed as JSON.
 *
 * @param run the run evaluated
 * @param variant the model's variant
 * @param split the items' split
 * @param items how many items
 * @param conditions by condition, how well it follows its own attribute
 * @param leakage by condition, then by every other one, how much of that one's attribute shows: a
 *     similarity that knows nothing of it scores what random neighbors would
 * @param masks what the masks share and what conditions make of it
 */
public record Evaluation(
    String run,
    String variant,
    String split,
    int items,
    Map<String, ConditionScores> conditions,
    Map<String, Map<String, Measure>> leakage,
    MaskReport masks) {

  /**
   * Evaluates a model on the items of one split, by the held-out protocol.
   *
   * @param gallery the split's items, every condition naming one of their attributes
   * @param raw the model's beta, [C, D]
   * @param initial what its training started from, if that is known
   * @throws dev.csn.error.InputException if a condition has no attribute, or the items allow no
   *     triplet under one
   */
  public static Evaluation of(
      Gallery gallery,
      float[][] raw,
      Optional<InitialMasks> initial,
      String run,
      String variant,
      Split split) {
    int threads = Runtime.getRuntime().availableProcessors();
    return of(gallery, raw, initial, run, variant, split, Ranker.onThreads(threads));
  }

  /** The same of a model whose training is unknown. */
  public static Evaluation of(
      Gallery gallery, float[][] raw, String run, String variant, Split split) {
    return of(gallery, raw, Optional.empty(), run, variant, split);
  }

  /**
   * The same by another ranker than this process's threads.
   *
   * @param ranker on which nothing depends but the time
   */
  public static Evaluation of(
      Gallery gallery,
      float[][] raw,
      Optional<InitialMasks> initial,
      String run,
      String variant,
      Split split,
      Ranker ranker) {
    Evaluator evaluator = new Evaluator(gallery, ranker);
    try {
      evaluator.evaluate();
    } catch (InputException e) {
      throw new InputException(split + " split: " + e.getMessage(), e);
    }
    return new Evaluation(
        run,
        variant,
        split.label(),
        gallery.items().size(),
        evaluator.scores(),
        evaluator.leakage(),
        MaskAnalysis.of(raw, gallery, initial).report());
  }
}
