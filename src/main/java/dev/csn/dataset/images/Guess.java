package dev.csn.dataset.images;

import dev.csn.dataset.AttributeSchema;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a column of which nothing is said is taken for.
 *
 * @param kind categorical, continuous or {@link AttributeType#IGNORE}
 * @param why for people
 */
record Guess(String kind, String why) {
  /** So many different numbers are classes at most, such as years or sizes. */
  private static final int MOST_NUMBERED_CLASSES = 20;

  /** By the column's values in all rows. */
  static Guess of(Table table, int column) {
    Set<String> distinct = new HashSet<>();
    int present = 0;
    int numbers = 0;
    String other = null;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    boolean whole = true;
    for (int row = 0; row < table.size(); row++) {
      String cell = table.cell(row, column);
      if (cell == null) {
        continue;
      }
      present++;
      distinct.add(cell);
      OptionalDouble number = Numeral.parse(cell, table.decimalComma());
      if (number.isPresent()) {
        numbers++;
        least = Math.min(least, number.getAsDouble());
        greatest = Math.max(greatest, number.getAsDouble());
        whole &= number.getAsDouble() == Math.rint(number.getAsDouble());
      } else if (other == null) {
        other = "'" + cell + "' (line " + table.line(row) + ")";
      }
    }
    int values = distinct.size();
    if (values < 2) {
      return ignored(present == 0 ? "no values" : "all values are '" + first(distinct) + "'");
    }
    boolean mostlyDifferent = 2 * values > present;
    if (numbers == present) {
      if (whole && values == present && greatest - least + 1 == values) {
        return ignored("numbers the rows from " + (long) least + " to " + (long) greatest);
      }
      String counted = values + " different numbers in " + present + " rows";
      return new Guess(
          mostlyDifferent || values > MOST_NUMBERED_CLASSES
              ? AttributeSchema.CONTINUOUS
              : AttributeSchema.CATEGORICAL,
          counted);
    }
    String counted = values + " different values in " + present + " rows";
    if (2 * numbers > present) {
      counted += ", numbers but for " + (present - numbers) + " such as " + other;
    }
    return mostlyDifferent
        ? ignored(counted + ", names or texts rather than classes")
        : new Guess(AttributeSchema.CATEGORICAL, counted);
  }

  private static Guess ignored(String why) {
    return new Guess(AttributeType.IGNORE, why);
  }

  private static String first(Set<String> one) {
    return one.iterator().next();
  }
}
