package dev.csn.model.loss;

/**
 * The mask term L_M as in the paper's code: the L1 norm of the active mask, averaged over the
 * triplets of the batch, so that each condition counts as often as it is asked for.
 */
final class MaskNorm {
  private MaskNorm() {}

  /** Evaluates the term and adds {@code weight} times its gradient. */
  static double add(LossInput input, double weight, LossGradients gradients) {
    long all = 0;
    for (var triplets : input.triplets()) {
      all += triplets.size();
    }
    double value = 0;
    for (int c = 0; c < input.conditions() && all > 0; c++) {
      double share = (double) input.triplets().get(c).size() / all;
      float slope = (float) (weight * share);
      float[] mask = input.masks()[c];
      for (int d = 0; d < mask.length; d++) {
        value += share * Math.abs(mask[d]);
        gradients.masks()[c][d] += slope * Math.signum(mask[d]);
      }
    }
    return value;
  }
}
