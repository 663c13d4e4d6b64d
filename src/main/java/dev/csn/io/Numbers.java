package dev.csn.io;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Parses numbers in flags and files. Java's parsers also accept {@code " 1"}, {@code 1d}, {@code
 * 0x1p3}, {@code NaN} and the digits of other scripts.
 */
public final class Numbers {
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");
  private static final Pattern ID = Pattern.compile("0|[1-9][0-9]{0,8}");

  private Numbers() {}

  /** A finite decimal number; decimal point and exponent are optional. */
  public static OptionalDouble decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** A whole number from 0 to 999999999, without leading zeros. */
  public static OptionalInt id(String text) {
    return ID.matcher(text).matches()
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }
}
