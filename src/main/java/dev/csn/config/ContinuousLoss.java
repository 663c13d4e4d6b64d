package dev.csn.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.csn.error.ConfigurationException;
import dev.csn.io.Labeled;
import java.io.Serializable;

/**
 * The loss of a continuous attribute's triplets.
 *
 * @param marginPerGap of the gap hinge: the margin when the gap equals the typical distance of two
 *     items. The gap is how much farther the negative is from the anchor than the positive; the
 *     margin is proportional to it
 * @param weight of these conditions' losses beside those of the categorical ones, 1 each
 */
public record ContinuousLoss(
    @JsonPropertyDescription(
            "`hinge`; `gap-hinge`: its margin grows with how much farther the negative is;"
                + " `log-ratio` (Kim et al., CVPR 2019).")
        Kind kind,
    @JsonPropertyDescription(
            "Margin of `gap-hinge` where the gap is the typical (root mean square) distance of two"
                + " items.")
        double marginPerGap,
    @JsonPropertyDescription("Weight of continuous conditions in the loss.") double weight)
    implements Serializable {
  /** The default loss of continuous and ordinal attributes. */
  public static final ContinuousLoss DEFAULT = new ContinuousLoss(Kind.HINGE, 1, 1);

  public ContinuousLoss {
    Check.positive("training.continuousLoss.marginPerGap", marginPerGap, Check.MAX);
    Check.notNegative("training.continuousLoss.weight", weight, Check.MAX);
  }

  /**
   * Requires the rule {@code nearer} for losses other than the hinge: no other rule gives the
   * distances that they need.
   */
  void requireDistances(ContinuousTriplets.Rule rule) {
    if (kind != Kind.HINGE && rule != ContinuousTriplets.Rule.NEARER) {
      throw new ConfigurationException(
          String.format(
              "training.continuousLoss.kind: %s needs training.continuousTriplets.rule nearer, but"
                  + " that is %s",
              kind.label(), rule.label()));
    }
  }

  /** A loss. */
  public enum Kind implements Labeled {
    /** The triplet hinge with the margin {@code training.margin}. */
    HINGE,
    /** A triplet hinge whose margin grows with the negative's additional distance. */
    GAP_HINGE,
    /** Ratios of embedding distances against the attribute's own (Kim et al., CVPR 2019). */
    LOG_RATIO
  }
}
