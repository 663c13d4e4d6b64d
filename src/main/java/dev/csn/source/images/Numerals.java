package dev.csn.source.images;

import dev.csn.io.Numbers;
import dev.csn.source.images.ImagesConfig.DecimalSign;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The format of one column's numbers: the only parser of spreadsheet numerals. Unless the user
 * names the decimal sign, the column's cells tell it: the sign that they have. They leave a doubt
 * if they have both signs, or if every cell with a sign may be a number with thousands separated
 * (1.299) and stands among plain integers.
 *
 * @param thousands the form of a number whose thousands are separated; null: they never are
 * @param doubt why numbers are ambiguous, for people; null if they are not
 * @param remark another possible reading, for people; null if there is none
 */
record Numerals(
    char decimal, @Nullable Pattern thousands, @Nullable String doubt, @Nullable String remark) {
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
   * The format of a column.
   *
   * @param commas whether a comma may be a decimal sign though the user does not name it: not where
   *     commas separate cells
   */
  static Numerals of(Table table, int column, DecimalSign sign, boolean commas) {
    return switch (sign) {
      case POINT -> POINT;
      case COMMA -> COMMA;
      case AUTO -> new Detector(table, column, commas).numerals();
    };
  }

  /** The number, if the cell is one within the range of float. */
  OptionalDouble parse(String cell) {
    String text = cell;
    if (thousands != null && thousands.matcher(cell).matches()) {
      text = cell.replaceAll("[^-+0-9" + decimal + "]", "");
    }
    if (doubt != null) {
      text = cell.replace(',', '.'); // a number in either reading
    } else if (decimal == ',') {
      text = text.indexOf('.') < 0 ? text.replace(',', '.') : "";
    }
    OptionalDouble number = Numbers.decimal(text);
    return Float.isFinite((float) number.orElse(0)) ? number : OptionalDouble.empty();
  }

  /** Refuses a column whose numbers are ambiguous. */
  void requireNoDoubt(Table table, int column) {
    if (doubt != null) {
      throw table.problem(column, doubt);
    }
  }

  /** Whether a cell looks like a number with a unit. */
  static boolean hasUnit(String cell) {
    return UNIT.matcher(cell).matches();
  }

  /** Whether a cell is a number with separated thousands. */
  static boolean hasThousands(String cell) {
    return THOUSANDS.matcher(cell).matches();
  }

  /** Detects the decimal sign in one pass over a column. */
  private static final class Detector {
    private final Table table;
    private final int column;
    private int integers;
    private int thousands; // or decimals
    private int decimals; // that cannot be thousands
    private int point = -1; // the first row with one
    private int comma = -1;

    private Detector(Table table, int column, boolean commas) {
      this.table = table;
      this.column = column;
      for (int row = 0; row < table.size(); row++) {
        String cell = table.cell(row, column);
        if (cell != null && Numbers.decimal(commas ? cell.replace(',', '.') : cell).isPresent()) {
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
      String asDecimal = String.valueOf(table.cell(row, column)).replace(',', '.');
      String asThousands = asDecimal.replace(".", "");
      String decimalFlag = "--decimal " + (sign == '.' ? "point" : "comma");
      String thousandsFlag = "--decimal " + (sign == '.' ? "comma" : "point");
      if (integers > 0) {
        String either = " may be %s (%s) or %s (%s)";
        String doubt = either.formatted(asThousands, thousandsFlag, asDecimal, decimalFlag);
        return new Numerals(sign, null, shown(row) + doubt, null);
      }
      String read = " is read as %s; if it is %s: %s";
      String remark = read.formatted(asDecimal, asThousands, thousandsFlag);
      return new Numerals(sign, null, null, shown(row) + remark);
    }

    private String shown(int row) {
      return table.shownWithLine(row, column);
    }
  }
}
