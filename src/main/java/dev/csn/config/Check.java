package dev.csn.config;

import dev.csn.error.ConfigurationException;
import dev.csn.error.NearestName;
import dev.csn.error.OneLine;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Bounds on configured values. A value outside throws a {@link ConfigurationException} with the
 * key, the value and the bound; NaN and infinities are outside every bound.
 */
public final class Check {
  private Check() {}

  /** A whole number of at least {@code minimum}. */
  public static void atLeast(String key, long value, long minimum) {
    if (value < minimum) {
      throw refused(key, value, "is too small, must be at least " + minimum);
    }
  }

  /** A whole number from {@code minimum} to {@code maximum}. */
  public static void between(String key, long value, long minimum, long maximum) {
    atLeast(key, value, minimum);
    if (value > maximum) {
      throw refused(key, value, "is too large, must be at most " + maximum);
    }
  }

  /** A number that is neither NaN nor infinite. */
  public static void finite(String key, double value) {
    if (!Double.isFinite(value)) {
      throw refused(key, value, "is out of range, must be a finite number");
    }
  }

  /** A finite number above zero. */
  public static void positive(String key, double value) {
    finite(key, value);
    if (value <= 0) {
      throw refused(key, value, "is too small, must be above 0");
    }
  }

  /** A finite number, zero or above. */
  public static void notNegative(String key, double value) {
    finite(key, value);
    if (value < 0) {
      throw refused(key, value, "is too small, must be at least 0");
    }
  }

  /** A finite number, no smaller than another key's value. */
  public static void notBelow(String key, double value, String otherKey, double other) {
    finite(key, value);
    if (value < other) {
      throw refused(key, value, "is too small, must be at least " + otherKey + ", " + other);
    }
  }

  /** A factor: above 0, at most 1. */
  public static void factor(String key, double value) {
    positive(key, value);
    if (value > 1) {
      throw refused(key, value, "is too large, must be at most 1");
    }
  }

  /** A number from a bound below zero to the same above. */
  public static void within(String key, double value, double bound) {
    finite(key, value);
    if (Math.abs(value) > bound) {
      throw refused(
          key,
          value,
          "is too "
              + (value > 0 ? "large" : "small")
              + ", must be from -"
              + bound
              + " to "
              + bound);
    }
  }

  /** A share that leaves something over: at least 0, below 1. */
  public static void properShare(String key, double value) {
    notNegative(key, value);
    if (value >= 1) {
      throw refused(key, value, "is too large, must be below 1");
    }
  }

  /** The name of a file or directory; whether it exists is asked by whoever opens it. */
  public static void path(String key, String value) {
    if (value.isBlank()) {
      throw refused(key, "'" + OneLine.of(value) + "'", "is blank, must be a path");
    }
    try {
      var unused = Path.of(value);
    } catch (InvalidPathException e) {
      throw new ConfigurationException(
          key + ": '" + OneLine.of(value) + "' cannot be a path: " + OneLine.of(e.getReason()), e);
    }
  }

  /**
   * The one of {@code values} with that label.
   *
   * @throws ConfigurationException if there is none; lists them all and suggests the nearest
   */
  public static <E extends Enum<E>> E oneOf(String key, String label, E[] values) {
    for (E value : values) {
      if (label(value).equals(label)) {
        return value;
      }
    }
    List<String> labels = Arrays.stream(values).map(Check::label).toList();
    String guess = NearestName.of(label, labels).map(l -> "; did you mean " + l + "?").orElse("");
    throw refused(
        key, "'" + OneLine.of(label) + "'", "must be " + String.join(" or ", labels) + guess);
  }

  /** An enum constant's name in files and on the command line. */
  static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static ConfigurationException refused(String key, Object value, String why) {
    return new ConfigurationException(key + ": " + value + " " + why);
  }
}
