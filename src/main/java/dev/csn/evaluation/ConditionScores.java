package dev.csn.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.csn.dataset.AttributeSchema;

/** How well the similarity under a condition follows the condition's own attribute. */
public sealed interface ConditionScores {
  /** The attribute's kind, as in {@link AttributeSchema}. */
  @JsonProperty
  String kind();

  /** The number of held-out triplets. */
  int triplets();

  /** The share of held-out triplets whose positive is nearer than the negative. */
  double tripletAccuracy();

  /** How many items the attribute is known of, among which all is asked; null if of all. */
  Integer known();

  /**
   * Of a categorical attribute.
   *
   * @param precisionAt1 the share of queries whose nearest item is of their class
   * @param precisionAt10 the share of the 10 nearest that are of the query's class
   * @param mapAtR mean average precision at R
   * @param chance the probability that a random other item is of the same class
   * @param idealPrecisionAt1 the highest there can be: less than 1 where an item is alone in its
   *     class
   * @param idealPrecisionAt10 the same: less than 1 where a class has fewer than 11 items
   */
  @JsonPropertyOrder("kind")
  record OfClasses(
      int triplets,
      double tripletAccuracy,
      double precisionAt1,
      double precisionAt10,
      double mapAtR,
      double chance,
      double idealPrecisionAt1,
      double idealPrecisionAt10,
      @JsonInclude(JsonInclude.Include.NON_NULL) Integer known)
      implements ConditionScores {
    @Override
    public String kind() {
      return AttributeSchema.CATEGORICAL;
    }
  }

  /**
   * Of a continuous or ordinal attribute; distances are in the attribute's units, without any if it
   * has scales, in levels if it is ordinal.
   *
   * @param meanDistanceAt10 mean attribute distance of the 10 nearest under the condition
   * @param idealDistanceAt10 the same of the 10 nearest in attribute space: the least possible
   * @param randomDistanceAt10 the same of random other items
   */
  record OfDistances(
      String kind,
      int triplets,
      double tripletAccuracy,
      double meanDistanceAt10,
      double idealDistanceAt10,
      double randomDistanceAt10,
      @JsonInclude(JsonInclude.Include.NON_NULL) Integer known)
      implements ConditionScores {}

  /** Of an attribute without values, which nothing can be ranked by. */
  @JsonPropertyOrder("kind")
  record OfComparisons(int triplets, double tripletAccuracy) implements ConditionScores {
    @Override
    public String kind() {
      return AttributeSchema.COMPARED;
    }

    @Override
    public Integer known() {
      return null;
    }
  }
}
