package dev.csn.bench;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Measured values of one unit; empty if there was nothing to measure.
 *
 * @param unit such as {@code ms}, or empty
 */
record Samples(String unit, double[] values) {
  static final String SECONDS = "s";
  static final String MILLISECONDS = "ms";
  static final String MEBIBYTES = "MiB";
  static final String PER_SECOND = "images/s";

  Samples {
    if (unit == null || values == null || !DoubleStream.of(values).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(unit + ": " + Arrays.toString(values));
    }
  }

  static Samples of(String unit, double... values) {
    return new Samples(unit, values);
  }

  /** Seconds as milliseconds. */
  static Samples milliseconds(double[] seconds) {
    return of(MILLISECONDS, DoubleStream.of(seconds).map(s -> s * 1000).toArray());
  }

  /** Concatenates samples of the same unit. */
  Samples and(Samples more) {
    if (!unit.equals(more.unit)) {
      throw new IllegalArgumentException(unit + " and " + more.unit);
    }
    return of(
        unit, DoubleStream.concat(DoubleStream.of(values), DoubleStream.of(more.values)).toArray());
  }
}
