package dev.csn.evaluation;

/** Means that are always summed in the same order. */
final class Means {
  private Means() {}

  /** The mean; 0 of no values. */
  static double of(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / Math.max(1, values.length);
  }
}
