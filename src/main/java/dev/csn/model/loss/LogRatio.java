package dev.csn.model.loss;

import dev.csn.triplet.Triplets;

/**
 * The log-ratio loss of Kim et al. (Deep Metric Learning Beyond Binary Supervision, CVPR 2019),
 * equation 4: the mean of
 *
 * <pre>
 * ( log(d^2(a, p) / d^2(a, n)) - log(D^2(a, p) / D^2(a, n)) )^2
 * </pre>
 *
 * for distances d under the condition and D in the attribute's own space. Triplets of which D is
 * zero have no logarithm and are left out.
 */
final class LogRatio implements TripletTerm {
  @Override
  public Value add(LossInput input, int condition, double weight, LossGradients gradients) {
    Triplets triplets = input.triplets().get(condition);
    MaskedEmbeddings masked = new MaskedEmbeddings(input, condition);
    int count = 0;
    int violating = 0;
    double sum = 0;
    for (int t = 0; t < triplets.size(); t++) {
      double wanted = 2 * Math.log(triplets.nearer()[t] / (double) triplets.farther()[t]);
      if (!Double.isFinite(wanted)) {
        continue;
      }
      int anchor = triplets.anchors()[t];
      double nearer = masked.squaredDistance(anchor, triplets.positives()[t]);
      double farther = masked.squaredDistance(anchor, triplets.negatives()[t]);
      double error = Math.log(nearer / farther) - wanted;
      count++;
      violating += nearer < farther ? 0 : 1;
      sum += error * error;
      // The gradient of log d^2 is 2 (m * f_i - m * f_j) / d^2.
      masked.pull(anchor, triplets.positives()[t], (float) (4 * error / nearer));
      masked.pull(anchor, triplets.negatives()[t], (float) (-4 * error / farther));
    }
    if (count == 0) {
      return Value.NONE;
    }
    masked.addTo(gradients, condition, (float) (weight / count));
    return new Value(sum / count, violating);
  }
}
