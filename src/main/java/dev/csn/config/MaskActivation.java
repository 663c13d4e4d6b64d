package dev.csn.config;

import dev.csn.io.Labeled;

/**
 * The function from the trained value beta of a mask's entry to the active one, by which embeddings
 * are scaled.
 */
public enum MaskActivation implements Labeled {
  /** max(0, beta), the paper's. An entry below zero gets no gradient: it stays as it is. */
  RELU {
    @Override
    public float active(float beta) {
      return Math.max(0, beta);
    }

    @Override
    public float slope(float beta) {
      return beta > 0 ? 1 : 0;
    }

    @Override
    public float beta(float active) {
      return active;
    }
  },
  /** log(1 + exp(beta)) (Dugas et al., NIPS 2000): above zero everywhere, and so is its slope. */
  SOFTPLUS {
    @Override
    public float active(float beta) {
      return (float) (Math.max(beta, 0) + Math.log1p(Math.exp(-Math.abs((double) beta))));
    }

    @Override
    public float slope(float beta) {
      return (float) (1 / (1 + Math.exp(-(double) beta)));
    }

    @Override
    public float beta(float active) {
      // log(exp(a) - 1), where exp(a) would overflow.
      return (float) (active + Math.log(-Math.expm1(-(double) active)));
    }
  };

  /** The active value, at least 0. */
  public abstract float active(float beta);

  /** The derivative of the active value with respect to beta; 0 at the kink of relu. */
  public abstract float slope(float beta);

  /** The beta of an active value above 0. */
  public abstract float beta(float active);

  /** All active values, in the shape of {@code beta}. */
  public float[][] active(float[][] beta) {
    float[][] active = new float[beta.length][];
    for (int c = 0; c < beta.length; c++) {
      active[c] = new float[beta[c].length];
      for (int d = 0; d < beta[c].length; d++) {
        active[c][d] = active(beta[c][d]);
      }
    }
    return active;
  }
}
