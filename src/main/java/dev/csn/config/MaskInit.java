package dev.csn.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.csn.io.Labeled;
import java.io.Serializable;

/**
 * What learned masks are before the first step.
 *
 * @param mean of the normal distribution; not read if disjoint
 * @param stdDev of the normal distribution; not read if disjoint
 */
public record MaskInit(
    @JsonPropertyDescription("`normal`, or `disjoint`: 1 in a block of its own, 0.1 elsewhere.")
        Kind kind,
    @JsonPropertyDescription("Mean of `normal`.") double mean,
    @JsonPropertyDescription("Standard deviation of `normal`.") double stdDev)
    implements Serializable {
  /** The paper's values. */
  public static final MaskInit DEFAULT = new MaskInit(Kind.NORMAL, 0.9, 0.7);

  public MaskInit {
    Check.between("model.maskInit.mean", mean, -Check.LARGEST, Check.LARGEST);
    Check.notNegative("model.maskInit.stdDev", stdDev, Check.LARGEST);
  }

  /** Where the first values come from. */
  public enum Kind implements Labeled {
    /** Drawn from a normal distribution, each dimension of each mask on its own. */
    NORMAL,
    /** Each condition starts with a block of dimensions of its own. */
    DISJOINT
  }
}
