package dev.csn.source.images;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Continuous;
import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Points.
 *
 * @param values [rows, components]; all of a row NaN where a component has no value
 */
record PointValues(PlannedAttribute plan, float[] values) implements Values {

  static PointValues of(PlannedAttribute plan, Table table, int[] rows) {
    int size = plan.columns().length;
    Numerals[] numerals =
        Arrays.stream(plan.columns()).mapToObj(table::numerals).toArray(Numerals[]::new);
    for (int k = 0; k < size; k++) {
      if (numerals[k].doubt() != null) {
        throw new InputException(
            table.file()
                + ": column '"
                + table.header().get(plan.columns()[k])
                + "': "
                + numerals[k].doubt());
      }
    }
    float[] values = new float[rows.length * size];
    boolean several = false;
    int first = -1; // of the rows that have a value
    for (int i = 0; i < rows.length; i++) {
      boolean known = true;
      for (int k = 0; k < size; k++) {
        String cell = table.cell(rows[i], plan.columns()[k]);
        known &= cell != null;
        values[i * size + k] =
            cell == null ? Float.NaN : number(table, rows[i], plan.columns()[k], numerals[k]);
      }
      if (!known) {
        Arrays.fill(values, i * size, (i + 1) * size, Float.NaN);
      } else if (first < 0) {
        first = i;
      } else {
        several |=
            !Arrays.equals(
                values, i * size, (i + 1) * size, values, first * size, (first + 1) * size);
      }
    }
    if (!several) {
      throw new InputException(
          table.file()
              + ": attribute '"
              + plan.name()
              + "': "
              + (first < 0 ? "no value" : "one value")
              + " in all usable rows, must be at least two to tell items apart; --types can ignore"
              + " it");
    }
    return new PointValues(plan, values);
  }

  private static float number(Table table, int row, int column, Numerals numerals) {
    String cell = table.cell(row, column);
    OptionalDouble number = numerals.parse(cell);
    if (number.isEmpty()) {
      throw table.problem(
          row,
          column,
          "must be a number, or stand for no value (--missing)"
              + (Numerals.hasThousands(cell)
                  ? "; thousands are read by --decimal point or comma"
                  : Numerals.hasUnit(cell) ? "; leave its unit out" : ""));
    }
    return (float) number.getAsDouble();
  }

  @Override
  public int[] classes() {
    return null;
  }

  @Override
  public int classCount() {
    return 0;
  }

  @Override
  public Attribute attribute(Split[] splits) {
    return new Continuous(plan.name(), plan.components(), scales(splits), values);
  }

  /** Null for none. */
  private List<Double> scales(Split[] splits) {
    int size = plan.columns().length;
    Scale scale = plan.type().scale() == null ? Scale.byDefault(size) : plan.type().scale();
    return switch (scale.rule()) {
      case Scale.NONE -> null;
      case Scale.GIVEN -> scale.divisors();
      default -> spreads(splits, scale.rule().equals(Scale.RANGE));
    };
  }

  private List<Double> spreads(Split[] splits, boolean range) {
    int size = plan.columns().length;
    List<Double> spreads = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      double[] column = training(splits, k, size);
      double spread = range ? range(column) : standardDeviation(column);
      spreads.add(spread > 0 ? spread : 1); // where all are alike, none is far
    }
    return spreads;
  }

  private double[] training(Split[] splits, int k, int size) {
    double[] column = new double[splits.length];
    int count = 0;
    for (int i = 0; i < splits.length; i++) {
      if (splits[i] == Split.TRAIN && !Float.isNaN(values[i * size + k])) {
        column[count++] = values[i * size + k];
      }
    }
    return Arrays.copyOf(column, count);
  }

  private static double range(double[] column) {
    return column.length == 0
        ? 0
        : Arrays.stream(column).max().getAsDouble() - Arrays.stream(column).min().getAsDouble();
  }

  private static double standardDeviation(double[] column) {
    double mean = Arrays.stream(column).average().orElse(0);
    return Math.sqrt(Arrays.stream(column).map(x -> (x - mean) * (x - mean)).average().orElse(0));
  }
}
