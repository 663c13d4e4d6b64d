package dev.csn.config;

import dev.csn.error.ConfigurationException;
import dev.csn.error.OneLine;
import dev.csn.io.Labeled;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Bounds on configured values. A value outside throws a {@link ConfigurationException} with the
 * key, the value and the bound; NaN and infinities are outside every bound.
 */
public final class Check {
  /**
   * The largest distance, weight or mask entry: far beyond any use, far below where squares of such
   * numbers leave float32.
   */
  static final double MAX = 1e6;

  /** The smallest unit of distance, by which losses are divided. */
  static final double MIN_UNIT = 1e-6;

  /** The largest distance between the values of an attribute, which are float32. */
  static final double MAX_GAP = Float.MAX_VALUE;

  private Check() {}

  /** A whole number of at least {@code minimum}. */
  public static void atLeast(String key, long value, long minimum) {
    between(key, value, minimum, Long.MAX_VALUE, "at least " + minimum);
  }

  /** A whole number from {@code minimum} to {@code maximum}. */
  public static void between(String key, long value, long minimum, long maximum) {
    between(key, value, minimum, maximum, "from " + minimum + " to " + maximum);
  }

  private static void between(String key, long value, long minimum, long maximum, String bounds) {
    require(value >= minimum, key, value, "is too small, must be at least " + minimum, bounds);
    require(value <= maximum, key, value, "is too large, must be at most " + maximum, bounds);
  }

  /** A number from {@code minimum} to {@code maximum}. */
  public static void between(String key, double value, double minimum, double maximum) {
    String bounds = "from " + minimum + " to " + maximum;
    requireFinite(key, value, bounds);
    require(value >= minimum, key, value, "is too small, must be " + bounds, bounds);
    require(value <= maximum, key, value, "is too large, must be " + bounds, bounds);
  }

  /** A number above zero, at most {@code maximum}. */
  public static void positive(String key, double value, double maximum) {
    String bounds = "above 0, at most " + plain(maximum);
    requireFinite(key, value, bounds);
    require(value > 0, key, value, "is too small, must be above 0", bounds);
    requireAtMost(key, value, maximum, bounds);
  }

  /** A number, zero or above, at most {@code maximum}. */
  public static void notNegative(String key, double value, double maximum) {
    String bounds = "from 0 to " + plain(maximum);
    requireFinite(key, value, bounds);
    require(value >= 0, key, value, "is too small, must be at least 0", bounds);
    requireAtMost(key, value, maximum, bounds);
  }

  /** A number, no smaller than another key's value, at most {@code maximum}. */
  public static void notBelow(
      String key, double value, String otherKey, double other, double maximum) {
    String least = "at least " + otherKey + ", " + other;
    String bounds = least + ", at most " + plain(maximum);
    requireFinite(key, value, bounds);
    require(value >= other, key, value, "is too small, must be " + least, bounds);
    requireAtMost(key, value, maximum, bounds);
  }

  /** A factor: above 0, at most 1. */
  public static void factor(String key, double value) {
    positive(key, value, 1);
  }

  /** A share below 1, at least 0. */
  public static void properShare(String key, double value) {
    String bounds = "from 0 to below 1";
    requireFinite(key, value, bounds);
    require(value >= 0, key, value, "is too small, must be at least 0", bounds);
    require(value < 1, key, value, "is too large, must be below 1", bounds);
  }

  /** The name of a file or directory, which need not exist. */
  public static void path(String key, String value) {
    if (value.isBlank()) {
      throw new ConfigurationException(
          key + ": '" + OneLine.of(value) + "' is blank, must be a path");
    }
    try {
      var unused = Path.of(value);
    } catch (InvalidPathException e) {
      throw new ConfigurationException(
          key + ": '" + OneLine.of(value) + "' cannot be a path: " + OneLine.of(e.getReason()), e);
    }
  }

  /**
   * Finds the value with a label.
   *
   * @throws ConfigurationException if no value has it; the message lists all labels and suggests
   *     the nearest
   */
  public static <E extends Labeled> E oneOf(String key, String label, E[] values) {
    return Labeled.find(label, values)
        .orElseThrow(() -> new ConfigurationException(key + ": " + Labeled.refusal(label, values)));
  }

  private static void requireFinite(String key, double value, String bounds) {
    require(Double.isFinite(value), key, value, "is out of range, must be a finite number", bounds);
  }

  private static void requireAtMost(String key, double value, double maximum, String bounds) {
    String why = "is too large, must be at most " + plain(maximum);
    require(value <= maximum, key, value, why, bounds);
  }

  private static void require(boolean holds, String key, Object value, String why, String bounds) {
    if (!holds) {
      throw new ConfigurationException(key + ": " + value + " " + why, bounds);
    }
  }

  /** A bound as users type it: 1 and not 1.0. */
  private static String plain(double bound) {
    return bound == (long) bound ? Long.toString((long) bound) : Double.toString(bound);
  }
}
