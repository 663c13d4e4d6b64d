package dev.csn.model.loss;

/**
 * The soft orthogonality of Bansal, Chen and Wang (Can We Gain More from Orthogonality
 * Regularizations in Training Deep CNNs?, NeurIPS 2018), equation 2, of the C active masks M, each
 * scaled to unit length:
 *
 * <pre>
 * || M M^T - I ||_F^2 / (C (C - 1))
 * </pre>
 *
 * which is the mean squared cosine over all pairs of conditions: beside {@link MaskOverlap}, it
 * cares most for the pairs that overlap most and little for the last bit of overlap. A zero mask
 * overlaps none.
 */
final class MaskOrthogonality {
  private MaskOrthogonality() {}

  /** Evaluates the term and adds {@code weight} times its gradient. */
  static double add(LossInput input, double weight, LossGradients gradients) {
    return MaskPair.mean(input, weight, gradients, c -> c * c, c -> 2 * c);
  }
}
