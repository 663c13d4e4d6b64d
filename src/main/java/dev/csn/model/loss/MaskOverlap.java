package dev.csn.model.loss;

/** The mean cosine of the active masks over all pairs of conditions; a zero mask overlaps none. */
final class MaskOverlap {
  private MaskOverlap() {}

  /** Evaluates the term and adds {@code weight} times its gradient. */
  static double add(LossInput input, double weight, LossGradients gradients) {
    int conditions = input.conditions();
    double pairs = conditions * (conditions - 1) / 2.0;
    double sum = 0;
    for (int a = 0; a < conditions; a++) {
      for (int b = a + 1; b < conditions; b++) {
        sum += pair(input.masks()[a], input.masks()[b], weight / pairs, gradients, a, b);
      }
    }
    return pairs == 0 ? 0 : sum / pairs;
  }

  private static double pair(
      float[] p, float[] q, double weight, LossGradients gradients, int a, int b) {
    double pp = 0;
    double qq = 0;
    double pq = 0;
    for (int d = 0; d < p.length; d++) {
      pp += (double) p[d] * p[d];
      qq += (double) q[d] * q[d];
      pq += (double) p[d] * q[d];
    }
    if (pp == 0 || qq == 0) {
      return 0;
    }
    double norms = Math.sqrt(pp * qq);
    double cosine = pq / norms;
    for (int d = 0; d < p.length; d++) {
      gradients.masks()[a][d] += (float) (weight * (q[d] / norms - cosine * p[d] / pp));
      gradients.masks()[b][d] += (float) (weight * (p[d] / norms - cosine * q[d] / qq));
    }
    return cosine;
  }
}
