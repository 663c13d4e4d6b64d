package dev.csn.attribute;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an attribute in a table of items. A labeled attribute has one column of labels. A
 * continuous attribute has a column of numbers per component, {@code attribute_component}. A
 * triplet attribute has no column.
 */
public final class AttributeColumns {
  private AttributeColumns() {}

  /** The columns' names. */
  public static List<String> names(AttributeSchema schema) {
    return switch (schema.kind()) {
      case CATEGORICAL, ORDINAL -> List.of(schema.name());
      case CONTINUOUS -> names(schema.name(), schema.points());
      case COMPARED -> List.of();
    };
  }

  /** The names of a continuous attribute's columns. */
  public static List<String> names(String attribute, List<String> components) {
    return components.stream().map(component -> attribute + "_" + component).toList();
  }

  /** An item's cells: a label or numbers; all null if the value is unknown. */
  public static List<@Nullable Object> cells(Attribute attribute, int row) {
    List<String> names = names(attribute.schema());
    if (names.isEmpty() || !attribute.known(row)) {
      return Collections.nCopies(names.size(), null);
    }
    List<@Nullable Object> cells = new ArrayList<>();
    if (attribute instanceof LabeledAttribute labeled) {
      cells.add(labeled.label(row));
    } else if (attribute instanceof Continuous continuous) {
      for (int k = 0; k < names.size(); k++) {
        cells.add(continuous.number(row, k));
      }
    }
    return cells;
  }

  /**
   * The attribute of columns of numbers.
   *
   * @param values [items, components], row by row; NaN in all components of an unknown value
   */
  public static Continuous points(AttributeSchema schema, float[] values) {
    return new Continuous(schema, values);
  }

  /**
   * The attribute of a column of labels.
   *
   * @param codes per item, the index of its label, or {@link LabeledAttribute#MISSING}
   */
  public static LabeledAttribute labeled(AttributeSchema schema, int[] codes) {
    return switch (schema.kind()) {
      case CATEGORICAL -> new Categorical(schema.name(), schema.labels(), codes);
      case ORDINAL -> new Ordinal(schema.name(), schema.labels(), codes);
      case CONTINUOUS, COMPARED ->
          throw new IllegalArgumentException(
              schema.name() + ": of kind " + schema.kind().label() + ", has no labels");
    };
  }
}
