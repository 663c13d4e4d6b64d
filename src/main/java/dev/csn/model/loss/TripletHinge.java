package dev.csn.model.loss;

import dev.csn.config.Reduction;
import dev.csn.triplet.Triplets;

/**
 * The triplet term L_T of Veit et al. (CVPR 2017), equation 3: per condition the mean of
 *
 * <pre>
 * max(0, d(anchor, positive) - d(anchor, negative) + margin),  d(i, j) = || m * f_i - m * f_j ||
 * </pre>
 *
 * over the triplets that the reduction chooses. The margin may grow with how much farther the
 * negative is in the attribute's own space.
 */
final class TripletHinge implements TripletTerm {
  private final double margin;
  private final double marginPerGap;
  private final Reduction reduction;

  private TripletHinge(double margin, double marginPerGap, Reduction reduction) {
    this.margin = margin;
    this.marginPerGap = marginPerGap;
    this.reduction = reduction;
  }

  /** One margin for all triplets. */
  static TripletHinge withMargin(double margin, Reduction reduction) {
    return new TripletHinge(margin, 0, reduction);
  }

  /** A margin of {@code marginPerGap} times the triplet's {@link Triplets#gap}. */
  static TripletHinge withMarginPerGap(double marginPerGap, Reduction reduction) {
    return new TripletHinge(0, marginPerGap, reduction);
  }

  private double margin(Triplets triplets, int t) {
    return marginPerGap == 0 ? margin : marginPerGap * triplets.gap(t);
  }

  @Override
  public Value add(LossInput input, int condition, double weight, LossGradients gradients) {
    Triplets triplets = input.triplets().get(condition);
    MaskedEmbeddings masked = new MaskedEmbeddings(input, condition);
    int violating = 0;
    int chosen = 0;
    double sum = 0;
    for (int t = 0; t < triplets.size(); t++) {
      int anchor = triplets.anchors()[t];
      int positive = triplets.positives()[t];
      int negative = triplets.negatives()[t];
      double nearer = Math.sqrt(masked.squaredDistance(anchor, positive));
      double farther = Math.sqrt(masked.squaredDistance(anchor, negative));
      double hinge = nearer - farther + margin(triplets, t);
      if (hinge <= 0) { // NaN, of distances that left float32, is not, and reaches the sum
        continue;
      }
      violating++;
      if (isChosen(nearer, farther)) {
        chosen++;
        sum += hinge;
        masked.pull(anchor, positive, (float) (1 / nearer));
        masked.pull(anchor, negative, (float) (-1 / farther));
      }
    }
    if (chosen == 0) {
      return new Value(0, violating);
    }
    int divisor = reduction == Reduction.ALL ? triplets.size() : chosen;
    masked.addTo(gradients, condition, (float) (weight / divisor));
    return new Value(sum / divisor, violating);
  }

  private boolean isChosen(double nearer, double farther) {
    return switch (reduction) {
      case ALL, VIOLATING -> true;
      case SEMI_HARD -> !(nearer >= farther);
      case HARD -> !(nearer < farther);
    };
  }
}
