package dev.csn.source.images;

import static dev.csn.source.images.AttributeValues.MAX_LABEL;

import dev.csn.attribute.AttributeKind;
import dev.csn.error.OneLine;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The type inferred for a column that {@code --types} does not name.
 *
 * @param kind categorical, continuous or {@link AttributeType#IGNORE}
 * @param why for people
 */
record InferredType(String kind, String why) {
  // Years, sizes and ratings have few values; measures have more.
  private static final int MAX_NUMBERED_CLASSES = 20;

  private static final Pattern DATE =
      Pattern.compile("[0-9]{1,4}([-./])[0-9]{1,2}\\1[0-9]{1,4}([ T][0-9:.,+Z-]*)?");

  /** Infers the type from the cells of all rows. */
  static InferredType of(Table table, int column) {
    Numerals numerals = table.numerals(column);
    Set<String> distinct = new HashSet<>();
    int present = 0;
    int numbers = 0;
    int units = 0;
    int dates = 0;
    int thousands = 0;
    String other = null;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    boolean whole = true;
    for (int row = 0; row < table.size(); row++) {
      String cell = table.cell(row, column);
      if (cell == null) {
        continue;
      }
      if (cell.length() > MAX_LABEL) {
        return ignored(
            String.format(
                "texts, such as '%s' of %d characters (line %d); a label has at most %d",
                table.shown(row, column), cell.length(), table.line(row), MAX_LABEL));
      }
      present++;
      distinct.add(cell);
      OptionalDouble number = numerals.parse(cell);
      if (number.isPresent()) {
        numbers++;
        least = Math.min(least, number.getAsDouble());
        greatest = Math.max(greatest, number.getAsDouble());
        whole &= number.getAsDouble() == Math.rint(number.getAsDouble());
      } else if (other == null) {
        other = table.shownWithLine(row, column);
      }
      units += Numerals.hasUnit(cell) ? 1 : 0;
      thousands += number.isEmpty() && Numerals.hasThousands(cell) ? 1 : 0;
      dates += DATE.matcher(cell).matches() ? 1 : 0;
    }
    int values = distinct.size();
    if (values < 2) {
      return ignored(
          present == 0
              ? "no values"
              : "all values are '" + OneLine.of(distinct.iterator().next(), Table.MAX_SHOWN) + "'");
    }
    boolean mostlyDifferent = 2 * values > present;
    if (numbers == present) {
      if (whole && values == present && greatest - least + 1 == values) {
        return ignored("numbers the rows from " + (long) least + " to " + (long) greatest);
      }
      String counted = values + " different numbers in " + present + " rows";
      if (!mostlyDifferent && values <= MAX_NUMBERED_CLASSES) {
        return new InferredType(AttributeKind.CATEGORICAL.label(), counted);
      }
      String doubt = numerals.doubt();
      return doubt == null
          ? new InferredType(AttributeKind.CONTINUOUS.label(), counted)
          : ignored(doubt);
    }
    String counted = values + " different values in " + present + " rows";
    if (2 * numbers > present) {
      counted += ", numbers but for " + (present - numbers) + " such as " + other;
    }
    if (mostlyDifferent) {
      counted += ", names or texts rather than classes";
    }
    if (thousands > 0 && numbers + thousands == present) {
      counted += "; thousands are read by --decimal point or comma";
    } else if (2 * units > present) {
      counted += "; numbers with units, such as " + other + ", are continuous without the units";
    } else if (2 * dates > present) {
      counted += "; dates, such as " + other + ", are continuous as numbers, such as years";
    }
    return mostlyDifferent
        ? ignored(counted)
        : new InferredType(AttributeKind.CATEGORICAL.label(), counted);
  }

  private static InferredType ignored(String why) {
    return new InferredType(AttributeType.IGNORE, why);
  }
}
