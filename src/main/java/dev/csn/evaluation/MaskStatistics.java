package dev.csn.evaluation;

import java.util.Arrays;

/** What is said of one mask or of two. */
final class MaskStatistics {
  /** A dimension counts if it is above this part of the mask's maximum. */
  private static final double COUNTED = 0.1;

  private MaskStatistics() {}

  /** The cosine of the angle between two masks, from -1 to 1; 0 if either is all zeros. */
  static double cosine(double[] a, double[] b) {
    double[] unitA = normalized(a);
    double[] unitB = normalized(b);
    double dot = 0;
    for (int d = 0; d < a.length; d++) {
      dot += unitA[d] * unitB[d];
    }
    return Math.max(-1, Math.min(1, dot)); // rounding may leave the interval
  }

  /** The mask at length 1, or all zeros as it is. */
  static double[] normalized(double[] mask) {
    double largest = 0;
    for (double entry : mask) {
      largest = Math.max(largest, Math.abs(entry));
    }
    double[] unit = new double[mask.length];
    if (largest == 0) {
      return unit;
    }
    double squares = 0;
    for (double entry : mask) {
      squares += (entry / largest) * (entry / largest); // in parts of the largest: no underflow
    }
    for (int d = 0; d < mask.length; d++) {
      unit[d] = mask[d] / largest / Math.sqrt(squares);
    }
    return unit;
  }

  /**
   * The Gini coefficient of a mask without negative entries. With x ascending and n entries:
   *
   * <pre>G = sum over i = 1..n of (2i - n - 1) x_i / (n sum x)</pre>
   *
   * <p>0 if all are zero.
   */
  static double gini(double[] mask) {
    double[] ascending = mask.clone();
    Arrays.sort(ascending);
    double sum = 0;
    double weighted = 0;
    for (int i = 0; i < ascending.length; i++) {
      sum += ascending[i];
      weighted += (2.0 * i + 1 - ascending.length) * ascending[i];
    }
    return sum == 0 ? 0 : Math.max(0, weighted / sum / ascending.length);
  }

  /** How many dimensions are above a tenth of the mask's maximum. */
  static int activeDimensions(double[] mask) {
    return sharedDimensions(mask, mask);
  }

  /** How many dimensions are above a tenth of the mask's maximum in both. */
  static int sharedDimensions(double[] a, double[] b) {
    double leastA = COUNTED * Arrays.stream(a).max().orElse(0);
    double leastB = COUNTED * Arrays.stream(b).max().orElse(0);
    int shared = 0;
    for (int d = 0; d < a.length; d++) {
      if (a[d] > leastA && b[d] > leastB) {
        shared++;
      }
    }
    return shared;
  }
}
