package dev.csn.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Statistics of one mask, of two, or of all masks of a model. */
public final class MaskStatistics {
  /** A dimension counts if its entry is above this fraction of the mask's maximum. */
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

  /** Scales a mask to length 1; leaves a mask of zeros unchanged. */
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

  /** The number of dimensions that count: those above a tenth of the mask's maximum. */
  static int activeDimensions(double[] mask) {
    return sharedDimensions(mask, mask);
  }

  /** The number of dimensions that count in both masks. */
  static int sharedDimensions(double[] a, double[] b) {
    boolean[] inA = counted(a);
    boolean[] inB = counted(b);
    int shared = 0;
    for (int d = 0; d < a.length; d++) {
      if (inA[d] && inB[d]) {
        shared++;
      }
    }
    return shared;
  }

  /** Marks the dimensions above a tenth of the mask's maximum, [D]; none in a mask of zeros. */
  static boolean[] counted(double[] mask) {
    double least = COUNTED * Arrays.stream(mask).max().orElse(0);
    boolean[] counted = new boolean[mask.length];
    for (int d = 0; d < mask.length; d++) {
      counted[d] = mask[d] > least;
    }
    return counted;
  }

  /**
   * The dimensions that count in at least {@code least} and at most {@code most} masks, ascending.
   */
  static int[] countedIn(double[][] masks, int least, int most) {
    int[] users = new int[masks[0].length];
    for (double[] mask : masks) {
      boolean[] counted = counted(mask);
      for (int d = 0; d < users.length; d++) {
        users[d] += counted[d] ? 1 : 0;
      }
    }
    return IntStream.range(0, users.length)
        .filter(d -> users[d] >= least && users[d] <= most)
        .toArray();
  }

  /** Every entry times its dimension's standard deviation, [C, D]. */
  static double[][] effective(double[][] active, double[] deviations) {
    double[][] effective = new double[active.length][deviations.length];
    for (int c = 0; c < active.length; c++) {
      for (int d = 0; d < deviations.length; d++) {
        effective[c][d] = active[c][d] * deviations[d];
      }
    }
    return effective;
  }

  /** The masks in double precision. */
  public static double[][] widen(float[][] masks) {
    double[][] wide = new double[masks.length][];
    for (int c = 0; c < masks.length; c++) {
      wide[c] = new double[masks[c].length];
      for (int d = 0; d < masks[c].length; d++) {
        wide[c][d] = masks[c][d];
      }
    }
    return wide;
  }
}
