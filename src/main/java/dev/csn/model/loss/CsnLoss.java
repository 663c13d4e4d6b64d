package dev.csn.model.loss;

/** The whole loss: the triplet term and the weighted penalties, with their gradients. */
public final class CsnLoss {
  private final TripletHinge hinge;
  private final double embeddingPenalty;
  private final double maskPenalty;
  private final double maskOverlapPenalty;

  /**
   * Fixes the weights of the terms.
   *
   * @param violatingOnly whether a condition's hinge losses are averaged over the triplets that
   *     violate the margin, or over all
   */
  public CsnLoss(
      double margin,
      boolean violatingOnly,
      double embeddingPenalty,
      double maskPenalty,
      double maskOverlapPenalty) {
    this.hinge = new TripletHinge(margin, violatingOnly);
    this.embeddingPenalty = embeddingPenalty;
    this.maskPenalty = maskPenalty;
    this.maskOverlapPenalty = maskOverlapPenalty;
  }

  /** Evaluates the loss and adds its gradients to {@code gradients}. */
  public LossValue add(LossInput input, LossGradients gradients) {
    double[] triplet = new double[input.conditions()];
    double[] violating = new double[input.conditions()];
    double total = 0;
    for (int c = 0; c < input.conditions(); c++) {
      TripletHinge.Value value = hinge.add(input, c, gradients);
      triplet[c] = value.loss();
      violating[c] = (double) value.violating() / Math.max(1, input.triplets().get(c).size());
      total += value.loss();
    }
    double embeddingNorm = EmbeddingNorm.add(input, embeddingPenalty, gradients);
    double maskNorm = MaskNorm.add(input, maskPenalty, gradients);
    double maskOverlap = MaskOverlap.add(input, maskOverlapPenalty, gradients);
    total +=
        embeddingPenalty * embeddingNorm
            + maskPenalty * maskNorm
            + maskOverlapPenalty * maskOverlap;
    return new LossValue(total, triplet, violating, embeddingNorm, maskNorm, maskOverlap);
  }
}
