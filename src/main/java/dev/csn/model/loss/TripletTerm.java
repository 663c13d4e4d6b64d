package dev.csn.model.loss;

import dev.csn.config.TrainingConfig;
import dev.csn.config.TrainingConfig.Reduction;
import dev.csn.triplet.Triplets;

/**
 * The loss of one condition's triplets.
 *
 * <p>To add a loss, add a kind to {@link dev.csn.config.CategoricalLoss} or {@link
 * dev.csn.config.ContinuousLoss}, and a class and a case here.
 */
sealed interface TripletTerm {
  /**
   * One condition's loss.
   *
   * @param loss the mean over its triplets
   * @param violating the number of triplets that violate the margin or, without a margin, the order
   */
  record Value(double loss, int violating) {
    static final Value NONE = new Value(0, 0);
  }

  /** Evaluates one condition and adds {@code weight} times its gradients. */
  Value add(LossInput input, int condition, double weight, LossGradients gradients);

  /** The configured loss of triplets without distances in attribute space. */
  static TripletTerm categorical(TrainingConfig training) {
    return switch (training.categoricalLoss().kind()) {
      case HINGE -> new Hinge(training.margin(), 0, training.reduction());
      case TUPLET -> new Tuplet(training.margin(), training.categoricalLoss().temperature());
    };
  }

  /** The configured loss of triplets with distances in attribute space. */
  static TripletTerm continuous(TrainingConfig training) {
    return switch (training.continuousLoss().kind()) {
      case HINGE -> new Hinge(training.margin(), 0, training.reduction());
      case GAP_HINGE ->
          new Hinge(0, training.continuousLoss().marginPerGap(), training.reduction());
      case LOG_RATIO -> new LogRatio();
    };
  }

  /**
   * The triplet term L_T of Veit et al. (CVPR 2017), equation 3: per condition the mean of
   *
   * <pre>
   * max(0, d(anchor, positive) - d(anchor, negative) + margin),  d(i, j) = || m * f_i - m * f_j ||
   * </pre>
   *
   * over the triplets that the reduction chooses. The margin may grow with the gap: how much
   * farther the negative is in attribute space.
   */
  record Hinge(double margin, double marginPerGap, Reduction reduction) implements TripletTerm {
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

  /**
   * The (N+1)-tuplet loss of Sohn (Improved Deep Metric Learning with Multi-class N-pair Loss
   * Objective, NIPS 2016), equation 6, with distances instead of inner products: the mean over the
   * drawn pairs (anchor, positive) of
   *
   * <pre>
   * log(1 + mean over n of exp((d(anchor, positive) - d(anchor, n) + margin) / temperature))
   * </pre>
   *
   * where n ranges over all negatives drawn for the anchor. Each positive is compared to many
   * negatives at once, and the nearest negatives count most. The mean instead of Sohn's sum makes
   * the loss independent of the number of negatives.
   */
  record Tuplet(double margin, double temperature) implements TripletTerm {
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

      /** exp(-distance / temperature) divided by its value for the nearest negative; at most 1. */
      private double relative(int anchor, double distance) {
        return Math.exp((nearest[anchor] - distance) / temperature);
      }

      /** The weight of one negative among those of its anchor; the weights sum to 1. */
      double share(int anchor, double distance) {
        return relative(anchor, distance) / sums[anchor];
      }
    }
  }

  /**
   * The log-ratio loss of Kim et al. (Deep Metric Learning Beyond Binary Supervision, CVPR 2019),
   * equation 4: the mean of
   *
   * <pre>
   * ( log(d^2(a, p) / d^2(a, n)) - log(D^2(a, p) / D^2(a, n)) )^2
   * </pre>
   *
   * for distances d under the condition and D in attribute space. Triplets with a zero D have no
   * logarithm and are left out.
   */
  record LogRatio() implements TripletTerm {
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
}
