package dev.csn.evaluation;

/**
 * The score of a linear model that predicts an attribute from the dimensions that a condition uses;
 * it is fitted to some items and scored on others.
 */
public sealed interface Probe {
  /** The score by chance, which needs no embedding. */
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
   * @param r2 1 - squared error / squared distance from the mean, both summed over all components;
   *     at most 1, negative if the mean predicts better, 0 if all items have the same value
   * @param chance 0, the score of always predicting the mean
   */
  record OfPoints(double r2, double chance) implements Probe {}
}
