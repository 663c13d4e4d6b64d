package dev.csn.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.csn.io.Labeled;
import java.io.Serializable;

/**
 * The loss of a categorical attribute's triplets.
 *
 * @param temperature of the tuplet loss, in embedding distance; the smaller it is, the more the
 *     nearest negatives outweigh the others
 */
public record CategoricalLoss(
    @JsonPropertyDescription(
            "`hinge`, or `tuplet`: each positive against all negatives of its anchor at once (Sohn,"
                + " NIPS 2016).")
        Kind kind,
    @JsonPropertyDescription("Temperature of `tuplet`, in embedding distance.") double temperature)
    implements Serializable {
  /** The loss of Veit et al. (CVPR 2017). */
  public static final CategoricalLoss DEFAULT = new CategoricalLoss(Kind.HINGE, 0.3);

  public CategoricalLoss {
    Check.between("training.categoricalLoss.temperature", temperature, Check.MIN_UNIT, Check.MAX);
  }

  /** A loss with the margin {@code training.margin}. */
  public enum Kind implements Labeled {
    /** The triplet hinge: each triplet by itself. */
    HINGE,
    /** Each positive against all negatives of its anchor at once (Sohn, NIPS 2016). */
    TUPLET
  }
}
