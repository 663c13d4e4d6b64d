package dev.csn.model.loss;

/**
 * Two masks and the cosine of the angle between them, which is 0 if one of them is zero.
 *
 * @param pp the squared length of p
 * @param qq the squared length of q
 * @param pq their inner product
 */
record MaskPair(float[] p, float[] q, double pp, double qq, double pq) {
  static MaskPair of(float[] p, float[] q) {
    double pp = 0;
    double qq = 0;
    double pq = 0;
    for (int d = 0; d < p.length; d++) {
      pp += (double) p[d] * p[d];
      qq += (double) q[d] * q[d];
      pq += (double) p[d] * q[d];
    }
    return new MaskPair(p, q, pp, qq, pq);
  }

  /** How many pairs the masks of an input make. */
  static int count(LossInput input) {
    return input.conditions() * (input.conditions() - 1) / 2;
  }

  private boolean isZero() {
    return pp == 0 || qq == 0;
  }

  double cosine() {
    return isZero() ? 0 : pq / Math.sqrt(pp * qq);
  }

  /** Adds {@code weight} times the gradient of the cosine with respect to p and to q. */
  void addGradient(double weight, float[] ofP, float[] ofQ) {
    if (isZero()) {
      return;
    }
    double norms = Math.sqrt(pp * qq);
    double cosine = pq / norms;
    for (int d = 0; d < p.length; d++) {
      ofP[d] += (float) (weight * (q[d] / norms - cosine * p[d] / pp));
      ofQ[d] += (float) (weight * (p[d] / norms - cosine * q[d] / qq));
    }
  }
}
