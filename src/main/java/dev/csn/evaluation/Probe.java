package dev.csn.evaluation;

/**
 * What a linear model, fitted to some items and judged on others, reads of an attribute in the
 * dimensions that a condition uses.
 */
public sealed interface Probe {
  /** What is reached without the embedding. */
  double chance();

  /**
   * Of a categorical attribute.
   *
   * @param accuracy the share of items whose class is told
   * @param chance the share of the largest class: what always naming that one gives
   */
  record OfClasses(double accuracy, double chance) implements Probe {}

  /**
   * Of a continuous or ordinal attribute.
   *
   * @param r2 1 - squared error / squared distance from the mean, over all components together; at
   *     most 1, below 0 where the mean is nearer; 0 if all items are in one point
   * @param chance 0: what always naming the mean gives
   */
  record OfPoints(double r2, double chance) implements Probe {}
}
