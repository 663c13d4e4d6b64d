package dev.csn.bench;

import java.util.Arrays;

/**
 * Median, minimum and maximum of samples. A machine is never quiet: minimum and maximum show its
 * noise.
 *
 * @param median null, like {@code min} and {@code max}, if there are no samples
 * @param samples number of samples
 */
record Figure(String unit, Double median, Double min, Double max, int samples) {
  static Figure of(Samples samples) {
    double[] sorted = samples.values().clone();
    int n = sorted.length;
    if (n == 0) {
      return new Figure(samples.unit(), null, null, null, 0);
    }
    Arrays.sort(sorted);
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    return new Figure(samples.unit(), median, sorted[0], sorted[n - 1], n);
  }
}
