package dev.csn.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apache.commons.math3.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * An estimate of a mean from a few measurements. A single measurement has no deviation and no
 * interval.
 *
 * @param n measurements
 * @param mean of the measurements
 * @param sd their sample standard deviation, by n - 1
 * @param low lower end of the 95 % confidence interval of the mean: mean - t sd / sqrt(n), t the
 *     .975 quantile of Student's distribution with n - 1 degrees of freedom (Student, Biometrika
 *     1908)
 * @param high its upper end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Estimate(
    int n, double mean, @Nullable Double sd, @Nullable Double low, @Nullable Double high) {
  private static final double UPPER = 0.975;

  /**
   * Estimates the mean of at least one measurement.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Estimate of(double... values) {
    int n = values.length;
    if (n == 0) {
      throw new IllegalArgumentException("no measurement");
    }
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / n;
    if (n == 1) {
      return new Estimate(1, mean, null, null, null);
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double sd = Math.sqrt(squares / (n - 1));
    // No generator: nothing is drawn.
    double t = new TDistribution(null, n - 1).inverseCumulativeProbability(UPPER);
    double half = t * sd / Math.sqrt(n);
    return new Estimate(n, mean, sd, mean - half, mean + half);
  }

  /**
   * The geometric mean of positive numbers such as ratios, and its interval, which is that of the
   * logarithms' mean: a ratio and its inverse are as far from 1. There is no deviation.
   */
  static Estimate ofRatios(double... ratios) {
    double[] logarithms = new double[ratios.length];
    for (int i = 0; i < ratios.length; i++) {
      logarithms[i] = Math.log(ratios[i]);
    }
    Estimate e = of(logarithms);
    return new Estimate(
        e.n,
        Math.exp(e.mean),
        null,
        e.low == null ? null : Math.exp(e.low),
        e.high == null ? null : Math.exp(e.high));
  }
}
