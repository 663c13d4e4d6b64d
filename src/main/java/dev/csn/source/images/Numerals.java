package dev.csn.source.images;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * How the numbers of one column are written. Where nobody says, its own cells tell the decimal
 * sign: the one that they have, unless they have both, or unless each that has it could as well be
 * thousands (1.299) and stands among plain integers.
 *
 * @param decimal the decimal sign
 * @param thousands the form of a number whose thousands are separated; null: they never are
 * @param doubt why numbers cannot be told, for people; null if they can
 * @param remark what may have been meant instead, for people; null if nothing else
 */
record Numerals(char decimal, Pattern thousands, String doubt, String remark) {
  // Java alone would take "1f", "0x1p0" and "Infinity" as well.
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]{1,40}(\\.[0-9]{0,40})?|\\.[0-9]{1,40})([eE][-+]?[0-9]{1,3})?");
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,40}");
  private static final Pattern AS_THOUSANDS =
      Pattern.compile("[-+]?[1-9][0-9]{0,2}(?<sign>[.,])[0-9]{3}(\\k<sign>[0-9]{3})*");
  private static final Pattern UNIT =
      Pattern.compile(
          "[$€£¥]\\s?[-+]?[0-9][0-9.,]*|[-+]?[0-9][0-9.,]*\\s?[\\p{L}%°€$£¥\"²³/]{1,6}");
  private static final Numerals POINT = new Numerals('.', thousands(",", "."), null, null);
  private static final Numerals COMMA = new Numerals(',', thousands(".", ","), null, null);
  private static final Pattern THOUSANDS = thousands(".,", ".,");

  private static Pattern thousands(String signs, String decimals) {
    return Pattern.compile(
        "[-+]?[1-9][0-9]{0,2}(?<sign>[ '\u2019\u00a0\u202f%s])[0-9]{3}(\\k<sign>[0-9]{3})*([%s][0-9]{0,40})?"
            .formatted(signs, decimals));
  }

  /**
   * Those of a column.
   *
   * @param commas whether a comma may stand before decimals though nobody says so: where commas
   *     separate cells, it may not
   */
  static Numerals of(Table table, int column, DecimalSign sign, boolean commas) {
    return switch (sign) {
      case POINT -> POINT;
      case COMMA -> COMMA;
      case AUTO -> new Survey(table, column, commas).numerals();
    };
  }

  /** The number, if it is one that a float holds. */
  OptionalDouble parse(String cell) {
    String text = cell;
    if (thousands != null && thousands.matcher(cell).matches()) {
      text = cell.replaceAll("[^-+0-9" + decimal + "]", "");
    }
    if (doubt != null) {
      text = cell.replace(',', '.'); // a number, whichever
    } else if (decimal == ',') {
      text = text.indexOf('.') < 0 ? text.replace(',', '.') : "";
    }
    if (!NUMBER.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(text);
    return Float.isFinite((float) value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** Whether a cell is a number with a unit, as far as one can tell. */
  static boolean hasUnit(String cell) {
    return UNIT.matcher(cell).matches();
  }

  /** Whether a cell is none only for its thousands. */
  static boolean hasThousands(String cell) {
    return THOUSANDS.matcher(cell).matches();
  }

  /** A pass over the cells of a column. */
  private static final class Survey {
    private final Table table;
    private final int column;
    private int integers;
    private int thousands; // that may be such
    private int decimals; // that cannot be thousands
    private int point = -1; // the first row with one
    private int comma = -1;

    private Survey(Table table, int column, boolean commas) {
      this.table = table;
      this.column = column;
      for (int row = 0; row < table.size(); row++) {
        String cell = table.cell(row, column);
        if (cell != null && NUMBER.matcher(commas ? cell.replace(',', '.') : cell).matches()) {
          count(row, cell);
        }
      }
    }

    private void count(int row, String cell) {
      if (INTEGER.matcher(cell).matches()) {
        integers++;
        return;
      }
      if (AS_THOUSANDS.matcher(cell).matches()) {
        thousands++;
      } else {
        decimals++;
      }
      point = point < 0 && cell.indexOf('.') >= 0 ? row : point;
      comma = comma < 0 && cell.indexOf(',') >= 0 ? row : comma;
    }

    private Numerals numerals() {
      char sign = comma < 0 ? '.' : ',';
      if (point >= 0 && comma >= 0) {
        String both = shown(point) + " has a decimal point, " + shown(comma) + " a comma";
        return new Numerals(sign, null, both + "; say which by --decimal point or comma", null);
      }
      if (thousands == 0 || decimals > 0) {
        return new Numerals(sign, null, null, null);
      }
      int row = Math.max(point, comma);
      String asDecimal = table.cell(row, column).replace(',', '.');
      String asThousands = asDecimal.replace(".", "");
      String decimalFlag = "--decimal " + (sign == '.' ? "point" : "comma");
      String thousandsFlag = "--decimal " + (sign == '.' ? "comma" : "point");
      return integers > 0
          ? new Numerals(
              sign,
              null,
              String.format(
                  "%s may be %s (%s) or %s (%s)",
                  shown(row), asThousands, thousandsFlag, asDecimal, decimalFlag),
              null)
          : new Numerals(
              sign,
              null,
              null,
              String.format(
                  "%s is read as %s; if it is %s: %s",
                  shown(row), asDecimal, asThousands, thousandsFlag));
    }

    private String shown(int row) {
      return "'" + table.shown(row, column) + "' (line " + table.line(row) + ")";
    }
  }
}
