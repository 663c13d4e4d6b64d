package dev.csn.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Disentanglement and completeness of effective masks, after C. Eastwood and C. Williams, A
 * Framework for the Quantitative Evaluation of Disentangled Representations, ICLR 2018. The
 * importance matrix R [C, D] holds the effective masks, each row scaled to sum to 1. So all
 * conditions have the same weight, however large their masks are.
 *
 * <pre>
 * disentanglement = sum over d of rho_d (1 - H_C(R_.d / sum_c R_cd)), rho_d = sum_c R_cd / sum R
 * completeness_c  = 1 - H_D(R_c.)
 * </pre>
 *
 * <p>H_n is the entropy with logarithms to base n. With a single condition or dimension the entropy
 * is 0, so the score is 1. A mask of zeros does not affect disentanglement and has completeness 0.
 * If all masks are zeros, both scores are 0.
 *
 * @param disentanglement from 0 (every dimension serves all conditions equally) to 1 (each serves
 *     only one)
 * @param completeness the mean of the conditions' completeness
 * @param completenessByCondition from 0 (a condition uses all dimensions equally) to 1 (it uses
 *     only one)
 */
public record Disentanglement(
    double disentanglement, double completeness, Map<String, Double> completenessByCondition) {

  static Disentanglement of(List<String> conditions, double[][] effective) {
    double[][] importance = new double[effective.length][];
    Map<String, Double> completeness = new LinkedHashMap<>();
    double sum = 0;
    for (int c = 0; c < effective.length; c++) {
      importance[c] = shares(effective[c]);
      double complete = concentration(importance[c]);
      completeness.put(conditions.get(c), complete);
      sum += complete;
    }
    return new Disentanglement(disentanglement(importance), sum / effective.length, completeness);
  }

  private static double disentanglement(double[][] importance) {
    double weighted = 0;
    double total = 0;
    double[] column = new double[importance.length];
    for (int d = 0; d < importance[0].length; d++) {
      double weight = 0;
      for (int c = 0; c < column.length; c++) {
        column[c] = importance[c][d];
        weight += column[c];
      }
      weighted += weight * concentration(shares(column));
      total += weight;
    }
    return total == 0 ? 0 : Math.min(1, weighted / total);
  }

  /**
   * 1 minus the entropy of shares, with their number as the logarithm's base; 0 if all shares are
   * zero.
   */
  private static double concentration(double[] shares) {
    double entropy = 0;
    double sum = 0;
    for (double share : shares) {
      sum += share;
      entropy -= share > 0 ? share * Math.log(share) : 0;
    }
    if (sum == 0) {
      return 0;
    }
    // Rounding may leave the interval.
    return shares.length == 1 ? 1 : Math.max(0, Math.min(1, 1 - entropy / Math.log(shares.length)));
  }

  /** Divides entries by their sum; leaves zeros unchanged. */
  private static double[] shares(double[] entries) {
    double sum = 0;
    for (double entry : entries) {
      sum += entry;
    }
    double[] shares = new double[entries.length];
    for (int i = 0; i < entries.length && sum > 0; i++) {
      shares[i] = entries[i] / sum;
    }
    return shares;
  }
}
