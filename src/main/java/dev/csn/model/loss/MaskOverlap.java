package dev.csn.model.loss;

/** The mean cosine of the active masks over all pairs of conditions; a zero mask overlaps none. */
final class MaskOverlap {
  private MaskOverlap() {}

  /** Evaluates the term and adds {@code weight} times its gradient. */
  static double add(LossInput input, double weight, LossGradients gradients) {
    return MaskPair.mean(input, weight, gradients, c -> c, c -> 1);
  }
}
