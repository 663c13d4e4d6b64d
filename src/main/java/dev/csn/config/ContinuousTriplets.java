package dev.csn.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.csn.io.Labeled;
import java.io.Serializable;

/**
 * The choice of positives and negatives under a continuous or ordinal attribute. Distances are in
 * the attribute's space: between values divided by the scales, if there are any, or between ranks
 * if the attribute is ordinal.
 *
 * @param minimumGap rule {@code nearer}: the least difference between the distances of negative and
 *     positive from the anchor
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
            "Least additional distance of the negative in attribute space, for `nearer`.")
        double minimumGap,
    @JsonPropertyDescription(
            "Squared distance from that point within which anchor and positive lie, for"
                + " `threshold`.")
        double positiveWithin,
    @JsonPropertyDescription(
            "Squared distance from that point beyond which the negative lies, for `threshold`.")
        double negativeBeyond)
    implements Serializable {
  /** Takes the nearer of two items as the positive, however small the difference. */
  public static final ContinuousTriplets DEFAULT = nearer(0);

  public ContinuousTriplets {
    Check.notNegative("training.continuousTriplets.minimumGap", minimumGap, Check.MAX_GAP);
    String within = "training.continuousTriplets.positiveWithin";
    if (rule == Rule.THRESHOLD) { // No default suits every attribute's units.
      Check.positive(within, positiveWithin, Check.MAX_GAP);
    } else {
      Check.notNegative(within, positiveWithin, Check.MAX_GAP);
    }
    Check.notBelow(
        "training.continuousTriplets.negativeBeyond",
        negativeBeyond,
        "positiveWithin",
        positiveWithin,
        Check.MAX_GAP);
  }

  /** The nearer of two random items is the positive. */
  public static ContinuousTriplets nearer(double minimumGap) {
    return new ContinuousTriplets(Rule.NEARER, minimumGap, 0, 0);
  }

  /** A positive within one distance, a negative beyond another. */
  public static ContinuousTriplets threshold(double positiveWithin, double negativeBeyond) {
    return new ContinuousTriplets(Rule.THRESHOLD, 0, positiveWithin, negativeBeyond);
  }

  /** A rule that tells positive from negative. */
  public enum Rule implements Labeled {
    /** Compares their distances from the anchor. */
    NEARER,
    /** Compares the distance of each from a random point with two bounds. */
    THRESHOLD
  }
}
