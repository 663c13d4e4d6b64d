package dev.csn.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.csn.error.ConfigurationException;
import dev.csn.io.Labeled;
import java.io.Serializable;

/**
 * What the triplets of a continuous attribute are asked for.
 *
 * @param marginPerGap of the gap hinge: the margin where the negative is farther from the anchor
 *     than the positive by the typical distance of two items; it grows in proportion
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
  /** The same as for any other attribute. */
  public static final ContinuousLoss DEFAULT = new ContinuousLoss(Kind.HINGE, 1, 1);

  public ContinuousLoss {
    Check.positive("training.continuousLoss.marginPerGap", marginPerGap, Check.LARGEST);
    Check.notNegative("training.continuousLoss.weight", weight, Check.LARGEST);
  }

  /** Only the rule {@code nearer} compares distances; the other losses are made of them. */
  void requireDistances(ContinuousTriplets.Rule rule) {
    if (kind != Kind.HINGE && rule != ContinuousTriplets.Rule.NEARER) {
      throw new ConfigurationException(
          "training.continuousLoss.kind: "
              + kind.label()
              + " needs training.continuousTriplets.rule nearer, but that is "
              + rule.label());
    }
  }

  /** Which loss. */
  public enum Kind implements Labeled {
    /** The margin is {@code training.margin}. */
    HINGE,
    /** The margin grows with how much farther the negative is. */
    GAP_HINGE,
    /** Distances are to have the attribute's own ratios (Kim et al., CVPR 2019). */
    LOG_RATIO
  }
}
