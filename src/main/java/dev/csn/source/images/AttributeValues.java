package dev.csn.source.images;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.LabeledAttribute;
import dev.csn.attribute.Ordinal;
import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import dev.csn.error.OneLine;
import dev.csn.source.images.AttributeType.Scaling;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One attribute's values, read from the columns of some rows. */
sealed interface AttributeValues {
  /** Characters of a label, as in a dataset's schema. */
  int MAX_LABEL = 255;

  /** The end of a message about an attribute whose values are all the same. */
  String TOO_FEW =
      " in all usable rows, must be at least two to tell items apart; --types can ignore it";

  /**
   * Reads the values.
   *
   * @throws InputException if a cell is not of the attribute's kind, or all values are the same
   */
  static AttributeValues of(AttributeSpec spec, Table table, int[] rows) {
    return spec.type().isLabeled() ? Labels.of(spec, table, rows) : Points.of(spec, table, rows);
  }

  /**
   * Makes the attribute.
   *
   * @param splits each row's; scales are computed from the training items only
   */
  Attribute attribute(Split[] splits);

  /**
   * Classes or levels.
   *
   * @param labels in the order of their codes: classes that are numbers by size, others by name;
   *     levels from the lowest
   * @param codes each row's, or {@link LabeledAttribute#MISSING}
   */
  record Labels(AttributeSpec spec, List<String> labels, int[] codes) implements AttributeValues {
    private static Labels of(AttributeSpec spec, Table table, int[] rows) {
      int column = spec.columns()[0];
      List<String> labels = labels(spec, table, distinct(table, column, rows));
      Map<String, Integer> codeOf = new HashMap<>();
      labels.forEach(label -> codeOf.put(label, codeOf.size()));
      int[] codes = new int[rows.length];
      for (int i = 0; i < rows.length; i++) {
        String cell = table.cell(rows[i], column);
        Integer code = cell == null ? Integer.valueOf(LabeledAttribute.MISSING) : codeOf.get(cell);
        if (code == null) {
          throw table.problem(
              rows[i], column, "must be one of the levels " + OneLine.of(labels.toString()));
        }
        codes[i] = code;
      }
      return new Labels(spec, labels, codes);
    }

    private static Set<String> distinct(Table table, int column, int[] rows) {
      Set<String> distinct = new HashSet<>();
      for (int row : rows) {
        String cell = table.cell(row, column);
        if (cell != null && cell.length() > MAX_LABEL) {
          throw table.problem(
              row,
              column,
              String.format(
                  "is longer than a label; a label has at most %d characters; maybe --types with"
                      + " {\"%s\": \"ignore\"}",
                  MAX_LABEL, table.header().get(column)));
        }
        if (cell != null) {
          distinct.add(cell);
        }
      }
      if (distinct.size() < 2) {
        String found =
            distinct.isEmpty()
                ? "no value"
                : "one class '" + OneLine.of(distinct.iterator().next(), Table.MAX_SHOWN) + "'";
        throw table.problem(column, found + TOO_FEW);
      }
      return distinct;
    }

    private static List<String> labels(AttributeSpec spec, Table table, Set<String> distinct) {
      if (spec.type().levels() != null) {
        return spec.type().levels().stream()
            .map(level -> Normalizer.normalize(level.strip(), Normalizer.Form.NFC))
            .toList();
      }
      int column = spec.columns()[0];
      Numerals numerals = table.numerals(column);
      List<String> labels = new ArrayList<>(distinct);
      boolean numbers = labels.stream().allMatch(label -> numerals.parse(label).isPresent());
      if (spec.type().isOrdinal()) {
        numerals.requireNoDoubt(table, column);
        if (!numbers) {
          throw table.problem(
              column,
              "levels are no numbers; --types must list them from the lowest to the highest");
        }
      }
      labels.sort(Comparator.naturalOrder());
      if (numbers) {
        labels.sort(Comparator.comparingDouble(label -> numerals.parse(label).getAsDouble()));
      }
      return labels;
    }

    @Override
    public Attribute attribute(Split[] splits) {
      return spec.type().isOrdinal()
          ? new Ordinal(spec.name(), labels, codes)
          : new Categorical(spec.name(), labels, codes);
    }
  }

  /**
   * Points of a continuous attribute.
   *
   * @param values [rows, components]; all of a row NaN where a component has no value
   */
  record Points(AttributeSpec spec, float[] values) implements AttributeValues {
    private static Points of(AttributeSpec spec, Table table, int[] rows) {
      int[] columns = spec.columns();
      int size = columns.length;
      Numerals[] numerals =
          Arrays.stream(columns).mapToObj(table::numerals).toArray(Numerals[]::new);
      for (int k = 0; k < size; k++) {
        numerals[k].requireNoDoubt(table, columns[k]);
      }
      float[] values = new float[rows.length * size];
      boolean several = false;
      int first = -1; // of the rows that have a value
      for (int i = 0; i < rows.length; i++) {
        boolean known = true;
        for (int k = 0; k < size; k++) {
          float value = number(table, rows[i], columns[k], numerals[k]);
          known &= !Float.isNaN(value);
          values[i * size + k] = value;
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
        String found = first < 0 ? "no value" : "one value";
        throw new InputException(
            table.file() + ": attribute '" + spec.name() + "': " + found + TOO_FEW);
      }
      return new Points(spec, values);
    }

    private static float number(Table table, int row, int column, Numerals numerals) {
      String cell = table.cell(row, column);
      if (cell == null) {
        return Float.NaN;
      }
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
    public Attribute attribute(Split[] splits) {
      return new Continuous(spec.name(), spec.components(), scales(splits), values);
    }

    private @Nullable List<Double> scales(Split[] splits) {
      int size = spec.columns().length;
      Scaling scale = spec.type().scale() == null ? Scaling.byDefault(size) : spec.type().scale();
      return switch (scale.rule()) {
        case NONE -> null;
        case GIVEN -> scale.divisors();
        case STANDARD, RANGE -> {
          List<Double> spreads = new ArrayList<>();
          for (int k = 0; k < size; k++) {
            double[] column = training(splits, k, size);
            double spread =
                scale.rule() == Scaling.Rule.RANGE ? range(column) : standardDeviation(column);
            spreads.add(spread > 0 ? spread : 1); // equal values need no divisor
          }
          yield spreads;
        }
      };
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
}
