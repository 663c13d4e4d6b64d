package dev.csn.model.loss;

import java.util.function.DoubleUnaryOperator;

/**
 * Two masks and the cosine of the angle between them, which is 0 if one of them is zero.
 *
 * @param pp the squared length of p
 * @param qq the squared length of q
 * @param pq their inner product
 */
record MaskPair(float[] p, float[] q, double pp, double qq, double pq) {
  private static MaskPair of(float[] p, float[] q) {
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

  /**
   * The mean over all pairs of an input's masks of a function of their cosine, 0 if there are none;
   * adds {@code weight} times its gradient.
   *
   * @param slope the function's derivative
   */
  static double mean(
      LossInput input,
      double weight,
      LossGradients gradients,
      DoubleUnaryOperator function,
      DoubleUnaryOperator slope) {
    int pairs = input.conditions() * (input.conditions() - 1) / 2;
    double sum = 0;
    for (int a = 0; a < input.conditions(); a++) {
      for (int b = a + 1; b < input.conditions(); b++) {
        MaskPair pair = of(input.masks()[a], input.masks()[b]);
        double cosine = pair.cosine();
        sum += function.applyAsDouble(cosine);
        pair.addGradient(
            weight / pairs * slope.applyAsDouble(cosine),
            gradients.masks()[a],
            gradients.masks()[b]);
      }
    }
    return pairs == 0 ? 0 : sum / pairs;
  }

  private boolean isZero() {
    return pp == 0 || qq == 0;
  }

  private double cosine() {
    return isZero() ? 0 : pq / Math.sqrt(pp * qq);
  }

  /** Adds {@code weight} times the gradient of the cosine with respect to p and to q. */
  private void addGradient(double weight, float[] ofP, float[] ofQ) {
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
