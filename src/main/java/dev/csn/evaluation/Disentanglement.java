package dev.csn.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Disentanglement and completeness of effective masks, after C. Eastwood and C. Williams, A
 * Framework for the Quantitative Evaluation of Disentangled Representations, ICLR 2018. Their
 * importance matrix is here R [C, D], the effective masks with each row scaled to sum to 1, so that
 * conditions weigh alike however large their masks are.
 *
 * <pre>
 * disentanglement = sum over d of rho_d (1 - H_C(R_.d / sum_c R_cd)), rho_d = sum_c R_cd / sum R
 * completeness_c  = 1 - H_D(R_c.)
 * </pre>
 *
 * <p>H_n is the entropy with logarithms to base n. A single condition, or dimension, leaves nothing
 * to be divided: its entropy is 0, and what it would lower is 1. A mask of zeros takes no part in
 * disentanglement and has completeness 0; if all masks are zeros, both figures are 0.
 *
 * @param disentanglement from 0 (every dimension serves all conditions alike) to 1 (each serves one
 *     only)
 * @param completeness the mean of the conditions' completeness
 * @param completenessByCondition from 0 (a condition uses all dimensions alike) to 1 (one only)
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

  /** 1 minus the entropy of shares, to the base of their number; 0 if there are none but zeros. */
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

  /** Entries in parts of their sum; zeros as they are. */
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
