package dev.csn.model.loss;

import dev.csn.config.CategoricalLoss;
import dev.csn.config.ContinuousLoss;
import dev.csn.config.TrainingConfig;
import dev.csn.triplet.Triplets;

/** The whole loss: the triplet term and the weighted penalties, with their gradients. */
public final class CsnLoss {
  private final TripletTerm ungraded;
  private final TripletTerm graded;
  private final double gradedWeight;
  private final double embeddingPenalty;
  private final double maskPenalty;
  private final double maskOverlapPenalty;

  /** The loss that a configuration asks for. */
  public CsnLoss(TrainingConfig training) {
    TripletTerm hinge = TripletHinge.withMargin(training.margin(), training.reduction());
    CategoricalLoss categorical = training.categoricalLoss();
    this.ungraded =
        switch (categorical.kind()) {
          case HINGE -> hinge;
          case TUPLET -> new TupletLoss(training.margin(), categorical.temperature());
        };
    ContinuousLoss continuous = training.continuousLoss();
    this.graded =
        switch (continuous.kind()) {
          case HINGE -> hinge;
          case GAP_HINGE ->
              TripletHinge.withMarginPerGap(continuous.marginPerGap(), training.reduction());
          case LOG_RATIO -> new LogRatio();
        };
    this.gradedWeight = continuous.weight();
    this.embeddingPenalty = training.embeddingPenalty();
    this.maskPenalty = training.maskPenalty();
    this.maskOverlapPenalty = training.maskOverlapPenalty();
  }

  /** Evaluates the loss and adds its gradients to {@code gradients}. */
  public LossValue add(LossInput input, LossGradients gradients) {
    double[] triplet = new double[input.conditions()];
    double[] violating = new double[input.conditions()];
    double total = 0;
    for (int c = 0; c < input.conditions(); c++) {
      Triplets triplets = input.triplets().get(c);
      double weight = triplets.graded() ? gradedWeight : 1;
      TripletTerm term = triplets.graded() ? graded : ungraded;
      TripletTerm.Value value = term.add(input, c, weight, gradients);
      triplet[c] = value.loss();
      violating[c] = (double) value.violating() / Math.max(1, triplets.size());
      total += weight * value.loss();
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
