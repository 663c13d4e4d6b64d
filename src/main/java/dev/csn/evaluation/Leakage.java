package dev.csn.evaluation;

/**
 * How much the similarity under one condition says of another condition's attribute. A similarity
 * that knows nothing of the attribute scores what random neighbours would. Asked among the items of
 * which the attribute is known.
 */
public sealed interface Leakage {
  /**
   * Of a categorical attribute.
   *
   * @param precisionAt10 the share of the 10 nearest that are of the query's class
   * @param chance the probability that a random other item is of the same class
   */
  record OfClasses(double precisionAt10, double chance) implements Leakage {}

  /**
   * Of a continuous or ordinal attribute; distances as in {@link ConditionScores.OfDistances}.
   *
   * @param meanDistanceAt10 mean attribute distance of the 10 nearest
   * @param random the same of random other items
   */
  record OfDistances(double meanDistanceAt10, double random) implements Leakage {}

  /**
   * Of an attribute known by comparisons.
   *
   * @param tripletAccuracy the share of its triplets whose positive is nearer than the negative
   * @param chance one half
   */
  record OfComparisons(double tripletAccuracy, double chance) implements Leakage {}
}
