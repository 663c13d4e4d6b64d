package dev.csn.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.csn.io.Labeled;
import java.io.Serializable;

/**
 * What the triplets of a categorical attribute are asked for.
 *
 * @param temperature of the tuplet loss, in embedding distance: the smaller, the more only the
 *     nearest negatives count
 */
public record CategoricalLoss(
    @JsonPropertyDescription(
            "`hinge`, or `tuplet`: each positive against all negatives of its anchor at once (Sohn,"
                + " NIPS 2016).")
        Kind kind,
    @JsonPropertyDescription("Temperature of `tuplet`, in embedding distance.") double temperature)
    implements Serializable {
  /** The paper's. */
  public static final CategoricalLoss DEFAULT = new CategoricalLoss(Kind.HINGE, 0.3);

  public CategoricalLoss {
    Check.between(
        "training.categoricalLoss.temperature", temperature, Check.SMALLEST, Check.LARGEST);
  }

  /** Which loss. Both have the margin {@code training.margin}. */
  public enum Kind implements Labeled {
    /** Each triplet by itself. */
    HINGE,
    /** Each positive against all negatives of its anchor at once (Sohn, NIPS 2016). */
    TUPLET
  }
}
