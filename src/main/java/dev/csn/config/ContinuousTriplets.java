package dev.csn.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.csn.io.Labeled;
import java.io.Serializable;

/**
 * Which items are positive and negative under a continuous or ordinal attribute. Distances are
 * those of the attribute: of values divided by its scales if it has any, of ranks if it is ordinal.
 *
 * @param minimumGap rule {@code nearer}: by how much the negative's distance from the anchor in
 *     attribute space must exceed the positive's
 * @param positiveWithin rule {@code threshold}: the squared distance from a random point within
 *     which anchor and positive lie
 * @param negativeBeyond rule {@code threshold}: the squared distance from that point beyond which
 *     the negative lies
 */
public record ContinuousTriplets(
    @JsonPropertyDescription(
            "`nearer`: the nearer of two items is the positive. `threshold`: anchor and positive"
                + " lie near a random point, the negative far from it.")
        Rule rule,
    @JsonPropertyDescription(
            "By how much the negative must be farther in attribute space, for `nearer`.")
        double minimumGap,
    @JsonPropertyDescription(
            "Squared distance from that point within which anchor and positive lie, for"
                + " `threshold`.")
        double positiveWithin,
    @JsonPropertyDescription(
            "Squared distance from that point beyond which the negative lies, for `threshold`.")
        double negativeBeyond)
    implements Serializable {
  /** Of two items, the nearer is the positive, be it by ever so little. */
  public static final ContinuousTriplets DEFAULT = nearer(0);

  public ContinuousTriplets {
    Check.notNegative("training.continuousTriplets.minimumGap", minimumGap, Check.LARGEST_GAP);
    if (rule == Rule.THRESHOLD) {
      // No default could suit every attribute's units.
      Check.positive(
          "training.continuousTriplets.positiveWithin", positiveWithin, Check.LARGEST_GAP);
    } else {
      Check.notNegative(
          "training.continuousTriplets.positiveWithin", positiveWithin, Check.LARGEST_GAP);
    }
    Check.notBelow(
        "training.continuousTriplets.negativeBeyond",
        negativeBeyond,
        "positiveWithin",
        positiveWithin,
        Check.LARGEST_GAP);
  }

  /** Two items at random, the nearer one the positive. */
  public static ContinuousTriplets nearer(double minimumGap) {
    return new ContinuousTriplets(Rule.NEARER, minimumGap, 0, 0);
  }

  /** A positive within one distance, a negative beyond another. */
  public static ContinuousTriplets threshold(double positiveWithin, double negativeBeyond) {
    return new ContinuousTriplets(Rule.THRESHOLD, 0, positiveWithin, negativeBeyond);
  }

  /** How positive and negative are told apart. */
  public enum Rule implements Labeled {
    /** By comparison with each other. */
    NEARER,
    /** By each one's own distance from a random point. */
    THRESHOLD
  }
}
