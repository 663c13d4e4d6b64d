package dev.csn.model.loss;

import dev.csn.TestConfig;
import dev.csn.config.CategoricalLoss;
import dev.csn.config.ContinuousLoss;
import dev.csn.config.TrainingConfig.Reduction;
import dev.csn.triplet.Triplets;
import java.util.List;

/**
 * The whole loss in double precision, one triplet and one entry at a time, straight from the
 * formulas: no gradients, no epsilon, nothing shared with the code under test.
 */
record NaiveLoss(
    double margin,
    Reduction reduction,
    CategoricalLoss categorical,
    ContinuousLoss continuous,
    double lambda1,
    double lambda2,
    double overlapWeight,
    double orthogonalityWeight) {

  /** Without a penalty on the masks' squared cosines. */
  NaiveLoss(
      double margin,
      Reduction reduction,
      CategoricalLoss categorical,
      ContinuousLoss continuous,
      double lambda1,
      double lambda2,
      double overlapWeight) {
    this(margin, reduction, categorical, continuous, lambda1, lambda2, overlapWeight, 0);
  }

  /** The paper's kind of triplets alone. */
  NaiveLoss(double margin, boolean violatingOnly, double lambda1, double lambda2, double overlap) {
    this(
        margin,
        violatingOnly ? Reduction.VIOLATING : Reduction.ALL,
        CategoricalLoss.DEFAULT,
        ContinuousLoss.DEFAULT,
        lambda1,
        lambda2,
        overlap);
  }

  /** The paper's kind of triplets, with a penalty on the masks' squared cosines alone. */
  static NaiveLoss orthogonal(double margin, double orthogonalityWeight) {
    return new NaiveLoss(
        margin,
        Reduction.VIOLATING,
        CategoricalLoss.DEFAULT,
        ContinuousLoss.DEFAULT,
        0,
        0,
        0,
        orthogonalityWeight);
  }

  /** The loss under test. */
  CsnLoss fast() {
    return new CsnLoss(
        TestConfig.with(
                "training.margin=" + margin,
                "training.reduction=" + reduction.label(),
                "training.categoricalLoss.kind=" + categorical.kind().label(),
                "training.categoricalLoss.temperature=" + categorical.temperature(),
                "training.continuousLoss.kind=" + continuous.kind().label(),
                "training.continuousLoss.marginPerGap=" + continuous.marginPerGap(),
                "training.continuousLoss.weight=" + continuous.weight(),
                "training.embeddingPenalty=" + lambda1,
                "training.maskPenalty=" + lambda2,
                "training.maskOverlapPenalty=" + overlapWeight,
                "training.maskOrthogonalityPenalty=" + orthogonalityWeight)
            .training());
  }

  double total(double[][] f, double[][] masks, List<Triplets> triplets) {
    double total = lambda1 * embeddingNorm(f);
    total += lambda2 * maskNorm(masks, triplets);
    total += overlapWeight * maskOverlap(masks);
    total += orthogonalityWeight * maskOrthogonality(masks);
    for (int c = 0; c < masks.length; c++) {
      double weight = triplets.get(c).graded() ? continuous.weight() : 1;
      total += weight * triplet(f, masks[c], triplets.get(c));
    }
    return total;
  }

  double triplet(double[][] f, double[] mask, Triplets triplets) {
    double sum = 0;
    int chosen = 0;
    for (int t = 0; t < triplets.size(); t++) {
      if (isChosen(f, mask, triplets, t)) {
        sum += term(f, mask, triplets, t);
        chosen++;
      }
    }
    boolean ofAll = !isHinge(triplets) || reduction == Reduction.ALL;
    int divisor = ofAll ? triplets.size() : chosen;
    return divisor == 0 ? 0 : sum / divisor;
  }

  private double term(double[][] f, double[] mask, Triplets triplets, int t) {
    if (isHinge(triplets)) {
      return hinge(f, mask, triplets, t);
    }
    return isLogRatio(triplets) ? logRatio(f, mask, triplets, t) : tuplet(f, mask, triplets, t);
  }

  /** One positive against all negatives that any triplet has for the same anchor. */
  private double tuplet(double[][] f, double[] mask, Triplets triplets, int t) {
    double sum = 0;
    int negatives = 0;
    for (int other = 0; other < triplets.size(); other++) {
      if (triplets.anchors()[other] == triplets.anchors()[t]) {
        double[] anchor = f[triplets.anchors()[t]];
        double difference =
            distance(mask, anchor, f[triplets.positives()[t]])
                - distance(mask, anchor, f[triplets.negatives()[other]]);
        sum += Math.exp((difference + margin) / categorical.temperature());
        negatives++;
      }
    }
    return Math.log(1 + sum / negatives);
  }

  private boolean isHinge(Triplets triplets) {
    boolean tuplet = categorical.kind() == CategoricalLoss.Kind.TUPLET;
    return triplets.graded() ? !isLogRatio(triplets) : !tuplet;
  }

  private boolean isLogRatio(Triplets triplets) {
    return triplets.graded() && continuous.kind() == ContinuousLoss.Kind.LOG_RATIO;
  }

  private boolean isChosen(double[][] f, double[] mask, Triplets triplets, int t) {
    boolean violates = hinge(f, mask, triplets, t) > 0;
    boolean ordered = order(f, mask, triplets, t) < 0;
    if (!isHinge(triplets)) {
      return true;
    }
    return violates
        && (reduction != Reduction.SEMI_HARD || ordered)
        && (reduction != Reduction.HARD || !ordered);
  }

  int violating(double[][] f, double[] mask, Triplets triplets) {
    int violating = 0;
    for (int t = 0; t < triplets.size(); t++) {
      double violation =
          isHinge(triplets) ? hinge(f, mask, triplets, t) : order(f, mask, triplets, t);
      violating += violation > 0 ? 1 : 0;
    }
    return violating;
  }

  /** d(anchor, positive) - d(anchor, negative) + margin, be it above zero or below. */
  double hinge(double[][] f, double[] mask, Triplets triplets, int t) {
    boolean grows = triplets.graded() && continuous.kind() == ContinuousLoss.Kind.GAP_HINGE;
    double grown =
        grows ? continuous.marginPerGap() * (triplets.farther()[t] - triplets.nearer()[t]) : margin;
    return order(f, mask, triplets, t) + grown;
  }

  /** d(anchor, positive) - d(anchor, negative). */
  double order(double[][] f, double[] mask, Triplets triplets, int t) {
    double[] anchor = f[triplets.anchors()[t]];
    return distance(mask, anchor, f[triplets.positives()[t]])
        - distance(mask, anchor, f[triplets.negatives()[t]]);
  }

  private double logRatio(double[][] f, double[] mask, Triplets triplets, int t) {
    double[] anchor = f[triplets.anchors()[t]];
    double found =
        distance(mask, anchor, f[triplets.positives()[t]])
            / distance(mask, anchor, f[triplets.negatives()[t]]);
    double wanted = triplets.nearer()[t] / (double) triplets.farther()[t];
    return Math.pow(Math.log(found * found) - Math.log(wanted * wanted), 2);
  }

  private static double distance(double[] mask, double[] p, double[] q) {
    double sum = 0;
    for (int d = 0; d < mask.length; d++) {
      sum += Math.pow(mask[d] * p[d] - mask[d] * q[d], 2);
    }
    return Math.sqrt(sum);
  }

  static double embeddingNorm(double[][] f) {
    double squares = 0;
    for (double[] row : f) {
      squares += dot(row, row);
    }
    return Math.sqrt(squares) / Math.sqrt(f.length);
  }

  static double maskNorm(double[][] masks, List<Triplets> triplets) {
    double sum = 0;
    int count = 0;
    for (int c = 0; c < masks.length; c++) {
      for (int t = 0; t < triplets.get(c).size(); t++) {
        for (double entry : masks[c]) {
          sum += Math.abs(entry);
        }
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  static double maskOverlap(double[][] masks) {
    double sum = 0;
    int pairs = 0;
    for (int a = 0; a < masks.length; a++) {
      for (int b = 0; b < a; b++) {
        double norms = Math.sqrt(dot(masks[a], masks[a])) * Math.sqrt(dot(masks[b], masks[b]));
        sum += norms == 0 ? 0 : dot(masks[a], masks[b]) / norms;
        pairs++;
      }
    }
    return pairs == 0 ? 0 : sum / pairs;
  }

  /** From the Gram matrix of the masks at unit length: || M M^T - I ||_F^2 / (C (C - 1)). */
  static double maskOrthogonality(double[][] masks) {
    double squares = 0;
    for (int a = 0; a < masks.length; a++) {
      for (int b = 0; b < masks.length; b++) {
        double norms = Math.sqrt(dot(masks[a], masks[a])) * Math.sqrt(dot(masks[b], masks[b]));
        double cosine = norms == 0 ? 0 : dot(masks[a], masks[b]) / norms;
        squares += a == b ? 0 : cosine * cosine;
      }
    }
    return masks.length == 1 ? 0 : squares / (masks.length * (masks.length - 1));
  }

  private static double dot(double[] p, double[] q) {
    double sum = 0;
    for (int d = 0; d < p.length; d++) {
      sum += p[d] * q[d];
    }
    return sum;
  }
}
