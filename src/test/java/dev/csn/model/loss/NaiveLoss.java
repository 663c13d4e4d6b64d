package dev.csn.model.loss;

import dev.csn.triplet.Triplets;
import java.util.List;

/**
 * The whole loss in double precision, one triplet and one entry at a time, straight from the
 * formulas: no gradients, no epsilon, nothing shared with the code under test.
 */
record NaiveLoss(
    double margin, boolean violatingOnly, double lambda1, double lambda2, double overlapWeight) {

  CsnLoss fast() {
    return new CsnLoss(margin, violatingOnly, lambda1, lambda2, overlapWeight);
  }

  double total(double[][] f, double[][] masks, List<Triplets> triplets) {
    double total = lambda1 * embeddingNorm(f);
    total += lambda2 * maskNorm(masks, triplets);
    total += overlapWeight * maskOverlap(masks);
    for (int c = 0; c < masks.length; c++) {
      total += triplet(f, masks[c], triplets.get(c));
    }
    return total;
  }

  double triplet(double[][] f, double[] mask, Triplets triplets) {
    double sum = 0;
    for (int t = 0; t < triplets.size(); t++) {
      sum += Math.max(0, hinge(f, mask, triplets, t));
    }
    int divisor = violatingOnly ? violating(f, mask, triplets) : triplets.size();
    return divisor == 0 ? 0 : sum / divisor;
  }

  int violating(double[][] f, double[] mask, Triplets triplets) {
    int violating = 0;
    for (int t = 0; t < triplets.size(); t++) {
      violating += hinge(f, mask, triplets, t) > 0 ? 1 : 0;
    }
    return violating;
  }

  /** d(anchor, positive) - d(anchor, negative) + margin, be it above zero or below. */
  double hinge(double[][] f, double[] mask, Triplets triplets, int t) {
    double[] anchor = f[triplets.anchors()[t]];
    double[] positive = f[triplets.positives()[t]];
    double[] negative = f[triplets.negatives()[t]];
    return distance(mask, anchor, positive) - distance(mask, anchor, negative) + margin;
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

  private static double dot(double[] p, double[] q) {
    double sum = 0;
    for (int d = 0; d < p.length; d++) {
      sum += p[d] * q[d];
    }
    return sum;
  }
}
