package dev.csn.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.csn.io.Labeled;
import java.io.Serializable;

/**
 * The initial values of learned masks.
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
    Check.between("model.maskInit.mean", mean, -Check.MAX, Check.MAX);
    Check.notNegative("model.maskInit.stdDev", stdDev, Check.MAX);
  }

  /** A source of initial values. */
  public enum Kind implements Labeled {
    /** Draws each dimension of each mask from a normal distribution. */
    NORMAL,
    /** Gives each condition its own block of dimensions. */
    DISJOINT
  }
}
