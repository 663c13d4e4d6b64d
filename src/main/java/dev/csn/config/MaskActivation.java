package dev.csn.config;

import dev.csn.io.Labeled;

/**
 * The function from a mask entry's trained value beta to its active value, which scales the
 * embedding.
 */
public enum MaskActivation implements Labeled {
  /** max(0, beta), as in the paper. An entry below zero gets no gradient and never changes. */
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
  /** log(1 + exp(beta)) (Dugas et al., NIPS 2000). It and its slope are positive everywhere. */
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
