package dev.csn.evaluation;

/**
 * The score of a linear model that predicts an attribute from the dimensions that a condition uses;
 * it is fitted to some items and scored on others.
 */
public sealed interface Probe {
  /** The score without the embedding. */
  double chance();

  /**
   * A categorical attribute's probe.
   *
   * @param accuracy the share of items whose class is predicted
   * @param chance the share of the largest class, the accuracy of always predicting it
   */
  record OfClasses(double accuracy, double chance) implements Probe {}

  /**
   * A continuous or ordinal attribute's probe.
   *
   * @param r2 1 - squared error / squared distance from the mean, over all components together; at
   *     most 1, below 0 where the mean is nearer; 0 if all items are in one point
   * @param chance 0, the score of always predicting the mean
   */
  record OfPoints(double r2, double chance) implements Probe {}
}
