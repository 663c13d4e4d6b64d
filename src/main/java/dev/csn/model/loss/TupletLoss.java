package dev.csn.model.loss;

import dev.csn.triplet.Triplets;

/**
 * The (N+1)-tuplet loss of Sohn (Improved Deep Metric Learning with Multi-class N-pair Loss
 * Objective, NIPS 2016), equation 6, of distances instead of inner products: the mean over drawn
 * (anchor, positive) of
 *
 * <pre>
 * log(1 + mean over n of exp((d(anchor, positive) - d(anchor, n) + margin) / temperature))
 * </pre>
 *
 * where n goes over all negatives that were drawn for the anchor. Each positive is held against
 * many negatives at once, the nearest of which count most; the mean in place of Sohn's sum makes
 * the loss independent of how many were drawn.
 */
final class TupletLoss implements TripletTerm {
  private final double margin;
  private final double temperature;

  /**
   * Sets the scale.
   *
   * @param margin in embedding distance
   * @param temperature in embedding distance: the smaller, the more only the nearest negatives
   *     count
   */
  TupletLoss(double margin, double temperature) {
    this.margin = margin;
    this.temperature = temperature;
  }

  @Override
  public Value add(LossInput input, int condition, double weight, LossGradients gradients) {
    Triplets triplets = input.triplets().get(condition);
    int count = triplets.size();
    if (count == 0) {
      return Value.NONE;
    }
    MaskedEmbeddings masked = new MaskedEmbeddings(input, condition);
    double[] nearer = new double[count];
    double[] farther = new double[count];
    int violating = 0;
    for (int t = 0; t < count; t++) {
      int anchor = triplets.anchors()[t];
      nearer[t] = Math.sqrt(masked.squaredDistance(anchor, triplets.positives()[t]));
      farther[t] = Math.sqrt(masked.squaredDistance(anchor, triplets.negatives()[t]));
      violating += nearer[t] < farther[t] ? 0 : 1;
    }
    Negatives negatives = new Negatives(triplets.anchors(), farther, input.images());
    double sum = 0;
    double[] pulled = new double[input.images()]; // per anchor, by all its positives
    for (int t = 0; t < count; t++) {
      int anchor = triplets.anchors()[t];
      double z = (nearer[t] + margin) / temperature + negatives.logMeanExp[anchor];
      sum += softplus(z);
      double slope = 1 / (1 + Math.exp(-z)) / temperature;
      pulled[anchor] += slope;
      masked.pull(anchor, triplets.positives()[t], (float) (slope / nearer[t]));
    }
    for (int t = 0; t < count; t++) {
      int anchor = triplets.anchors()[t];
      double slope = pulled[anchor] * negatives.share(anchor, farther[t]);
      masked.pull(anchor, triplets.negatives()[t], (float) (-slope / farther[t]));
    }
    masked.addTo(gradients, condition, (float) (weight / count));
    return new Value(sum / count, violating);
  }

  /** log(1 + exp(z)), without overflow. */
  private static double softplus(double z) {
    return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
  }

  /** Per anchor, log of the mean over its negatives of exp(-distance / temperature). */
  private final class Negatives {
    private final double[] nearest;
    private final double[] sums;
    private final double[] logMeanExp;

    Negatives(int[] anchors, double[] distances, int images) {
      nearest = new double[images];
      sums = new double[images];
      logMeanExp = new double[images];
      int[] counts = new int[images];
      for (int t = 0; t < anchors.length; t++) {
        int anchor = anchors[t];
        nearest[anchor] =
            counts[anchor] == 0 ? distances[t] : Math.min(nearest[anchor], distances[t]);
        counts[anchor]++;
      }
      for (int t = 0; t < anchors.length; t++) {
        sums[anchors[t]] += relative(anchors[t], distances[t]);
      }
      for (int i = 0; i < images; i++) {
        logMeanExp[i] = Math.log(sums[i] / counts[i]) - nearest[i] / temperature;
      }
    }

    /** exp(-distance / temperature) in parts of the nearest negative's: at most 1. */
    private double relative(int anchor, double distance) {
      return Math.exp((nearest[anchor] - distance) / temperature);
    }

    /** How much one negative counts among all of its anchor: they sum to 1. */
    double share(int anchor, double distance) {
      return relative(anchor, distance) / sums[anchor];
    }
  }
}
