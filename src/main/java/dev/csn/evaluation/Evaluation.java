package dev.csn.evaluation;

import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import dev.csn.gallery.Gallery;
import java.util.Map;
import java.util.Optional;

/**
 * All measures of a model on held-out items, as printed in JSON.
 *
 * @param run the run evaluated
 * @param variant the model's variant
 * @param split the items' split
 * @param items the number of items
 * @param conditions by condition, how well it follows its own attribute
 * @param leakage by condition, then by every other condition, how much of the other's attribute
 *     leaks into the similarity. Without leakage the score is that of random neighbors
 * @param masks the analysis of the masks
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
   * @param gallery the split's items; every condition must name one of their attributes
   * @param raw the model's beta, [C, D]
   * @param initial the masks before the first step, if the run recorded them
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

  /** Evaluates a model whose initial masks are unknown. */
  public static Evaluation of(
      Gallery gallery, float[][] raw, String run, String variant, Split split) {
    return of(gallery, raw, Optional.empty(), run, variant, split);
  }

  /**
   * Evaluates a model with a given ranker.
   *
   * @param ranker affects the time but no value
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
