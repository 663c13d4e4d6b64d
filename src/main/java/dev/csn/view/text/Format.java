package dev.csn.view.text;

import dev.csn.evaluation.Metric;
import dev.csn.study.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Numbers and values as text, the same in every locale; a dash for a missing one. */
public final class Format {
  private Format() {}

  /** A number with a fixed count of decimals. */
  public static String fixed(@Nullable Double value, int decimals) {
    return value == null ? "-" : String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** A number with a fixed count of significant digits. */
  public static String significant(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "g", value);
  }

  /**
   * A measured number.
   *
   * @param decimals decimals of a share
   * @param digits significant digits of a distance
   */
  public static String measure(Metric.Scale scale, double value, int decimals, int digits) {
    return switch (scale) {
      case SHARE -> fixed(value, decimals);
      case DISTANCE -> significant(value, digits);
    };
  }

  /**
   * An estimate's mean, then its interval in brackets if it has one.
   *
   * @param format format of each number, such as {@code %.4f}
   */
  public static String interval(@Nullable Estimate estimate, String format) {
    if (estimate == null) {
      return "-";
    }
    String text = String.format(Locale.ROOT, format, estimate.mean());
    return estimate.low() == null
        ? text
        : text
            + String.format(
                Locale.ROOT, " [" + format + ", " + format + "]", estimate.low(), estimate.high());
  }

  /** An attribute's value: a label as it is, a point as its components. */
  public static String attribute(@Nullable Object value) {
    if (value instanceof List<?> components) {
      StringJoiner joined = new StringJoiner(" ");
      components.forEach(component -> joined.add(String.valueOf(component)));
      return joined.toString();
    }
    return value == null ? "-" : String.valueOf(value);
  }
}
