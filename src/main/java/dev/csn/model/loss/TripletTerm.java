package dev.csn.model.loss;

/** What the triplets of one condition add to the loss. */
sealed interface TripletTerm permits TripletHinge, TupletLoss, LogRatio {
  /**
   * One condition's loss, a mean over triplets, and how many of them are not as they should be.
   *
   * @param violating triplets that violate the margin or, where there is none, the order
   */
  record Value(double loss, int violating) {
    static final Value NONE = new Value(0, 0);
  }

  /** Evaluates one condition and adds {@code weight} times its gradients. */
  Value add(LossInput input, int condition, double weight, LossGradients gradients);
}
