package dev.csn.dataset.images;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads the numbers of a table. */
final class Numeral {
  // Java alone would take "1f", "0x1p0" and "Infinity" as well.
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?([0-9]{1,40}(\\.[0-9]{0,40})?|\\.[0-9]{1,40})([eE][-+]?[0-9]{1,3})?");

  private Numeral() {}

  /** The number, if it is one that a float holds. */
  static OptionalDouble parse(String cell, boolean decimalComma) {
    String text = decimalComma ? cell.replace(',', '.') : cell;
    if (!DECIMAL.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(text);
    return Float.isFinite((float) value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
