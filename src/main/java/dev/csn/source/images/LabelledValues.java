package dev.csn.source.images;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.AttributeSchema;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import dev.csn.error.OneLine;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Classes or levels.
 *
 * @param labels in the order of their codes: of classes, numbers by size and else by name; of
 *     levels, from the lowest
 */
record LabelledValues(PlannedAttribute plan, List<String> labels, int[] classes) implements Values {
  /** Characters of a label. */
  static final int LONGEST = 255;

  static LabelledValues of(PlannedAttribute plan, Table table, int[] rows) {
    int column = plan.columns()[0];
    String heading = table.header().get(column);
    Set<String> distinct = new HashSet<>();
    for (int row : rows) {
      String cell = table.cell(row, column);
      if (cell != null && cell.length() > LONGEST) {
        throw table.problem(
            row,
            column,
            String.format(
                "is longer than a label; a label has at most %d characters; maybe --types with"
                    + " {\"%s\": \"ignore\"}",
                LONGEST, heading));
      }
      if (cell != null) {
        distinct.add(cell);
      }
    }
    if (distinct.size() < 2) {
      String found =
          distinct.isEmpty()
              ? "no value"
              : "one class '" + OneLine.of(distinct.iterator().next(), Table.SHOWN) + "'";
      throw new InputException(
          table.file()
              + ": column '"
              + heading
              + "': "
              + found
              + " in all usable rows, must be at least two to tell items apart; --types can ignore"
              + " it");
    }
    List<String> labels = labels(plan, table, heading, distinct);
    Map<String, Integer> codes = new HashMap<>();
    labels.forEach(label -> codes.put(label, codes.size()));
    int[] classes = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      String cell = table.cell(rows[i], column);
      Integer code = cell == null ? Integer.valueOf(Categorical.MISSING) : codes.get(cell);
      if (code == null) {
        throw table.problem(
            rows[i], column, "must be one of the levels " + OneLine.of(labels.toString()));
      }
      classes[i] = code;
    }
    return new LabelledValues(plan, labels, classes);
  }

  private static List<String> labels(
      PlannedAttribute plan, Table table, String heading, Set<String> distinct) {
    if (plan.type().levels() != null) {
      return plan.type().levels().stream()
          .map(level -> Normalizer.normalize(level.strip(), Normalizer.Form.NFC))
          .toList();
    }
    Numerals numerals = table.numerals(plan.columns()[0]);
    List<String> labels = new ArrayList<>(distinct);
    boolean numbers = labels.stream().allMatch(label -> numerals.parse(label).isPresent());
    if (numerals.doubt() != null && plan.type().kind().equals(AttributeSchema.ORDINAL)) {
      throw new InputException(table.file() + ": column '" + heading + "': " + numerals.doubt());
    }
    if (!numbers && plan.type().kind().equals(AttributeSchema.ORDINAL)) {
      throw new InputException(
          table.file()
              + ": column '"
              + heading
              + "': levels are no numbers; --types must list them from the lowest to the highest");
    }
    labels.sort(Comparator.naturalOrder());
    if (numbers) {
      labels.sort(Comparator.comparingDouble(label -> numerals.parse(label).getAsDouble()));
    }
    return labels;
  }

  @Override
  public int classCount() {
    return labels.size();
  }

  @Override
  public Attribute attribute(Split[] splits) {
    if (plan.type().kind().equals(AttributeSchema.CATEGORICAL)) {
      return new Categorical(plan.name(), labels, classes);
    }
    float[] ranks = new float[classes.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = classes[i] < 0 ? Float.NaN : classes[i];
    }
    return Continuous.ordinal(plan.name(), labels, ranks);
  }
}
