package dev.csn.source.images;

import static java.util.stream.Collectors.joining;

import dev.csn.attribute.AttributeSchema;
import dev.csn.error.InputException;
import dev.csn.error.OneLine;
import dev.csn.source.images.AttributeType.Scaling;
import dev.csn.source.images.ImagesReport.IgnoredColumn;
import dev.csn.source.images.ImagesReport.RenamedColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a table: defined by {@code --types}, or else inferred from the columns.
 *
 * @param attributes in the order of their first columns
 * @param ignored columns that are not attributes
 * @param renamed columns whose attribute has another name
 * @param splitColumns columns that {@code --types} does not name and that hold each row's split
 */
record TableSchema(
    List<AttributeSpec> attributes,
    List<IgnoredColumn> ignored,
    List<RenamedColumn> renamed,
    List<Integer> splitColumns) {

  /**
   * Finds the type of every column.
   *
   * @param types by attribute
   * @param typesFile their file, for messages; null if there is none
   * @param other the columns of files, splits and groups; attributes only if {@code types} names
   *     them
   * @throws InputException if columns are missing or claimed twice, names are invalid or clash, or
   *     no column becomes an attribute
   */
  static TableSchema of(
      Table table, Map<String, AttributeType> types, @Nullable Path typesFile, Set<Integer> other) {
    Builder builder = new Builder(table, typesFile);
    types.forEach(builder::declare);
    for (int column = 0; column < table.header().size(); column++) {
      if (!builder.claimed.containsKey(column) && !other.contains(column)) {
        builder.infer(column);
      }
    }
    return builder.build();
  }

  private static final class Builder {
    private static final String DECLARED = "as --types says";

    private final Table table;
    private final @Nullable Path typesFile;
    private final Map<Integer, String> claimed = new HashMap<>();
    private final List<AttributeSpec> attributes = new ArrayList<>();
    private final List<IgnoredColumn> ignored = new ArrayList<>();
    private final List<RenamedColumn> renamed = new ArrayList<>();
    private final List<Integer> splitColumns = new ArrayList<>();

    private Builder(Table table, @Nullable Path typesFile) {
      this.table = table;
      this.typesFile = typesFile;
    }

    private void declare(String key, AttributeType type) {
      String name = key;
      int[] columns;
      if (type.columns() == null) {
        int own = ownColumn(key);
        columns = new int[] {own};
        // A key that is a column's heading gives its attribute the name that inference would.
        name = AttributeSpec.nameOf(table.header().get(own), own);
      } else {
        columns = type.columns().stream().mapToInt(c -> table.column(where(key), c)).toArray();
      }
      for (int column : columns) {
        String other = claimed.put(column, key);
        if (other != null) {
          throw new InputException(
              String.format(
                  "%s: column '%s' belongs to key '%s' already",
                  where(key), table.header().get(column), other));
        }
      }
      if (type.isIgnored()) {
        for (int column : columns) {
          ignored.add(new IgnoredColumn(table.header().get(column), DECLARED));
        }
        return;
      }
      Scaling scale = type.scale();
      if (scale != null
          && scale.rule() == Scaling.Rule.GIVEN
          && scale.divisors().size() != columns.length) {
        throw new InputException(
            String.format(
                "%s: scale: %d numbers, must be %d, one a column",
                where(key), scale.divisors().size(), columns.length));
      }
      add(AttributeSpec.of(name, type, columns, table.header(), DECLARED));
    }

    /** The column with that heading, or else the one whose heading becomes that name. */
    private int ownColumn(String name) {
      if (!table.has(name)) {
        for (int column = 0; column < table.header().size(); column++) {
          if (AttributeSpec.nameOf(table.header().get(column), column).equals(name)) {
            return column;
          }
        }
      }
      return table.column(where(name), name);
    }

    private void infer(int column) {
      String heading = table.header().get(column);
      if (SplitColumn.namesEverySplit(table, column)) {
        splitColumns.add(column);
        return;
      }
      InferredType inferred = InferredType.of(table, column);
      AttributeType type = AttributeType.of(inferred.kind());
      if (type.isIgnored()) {
        ignored.add(new IgnoredColumn(heading, inferred.why()));
      } else {
        String name = AttributeSpec.nameOf(heading, column);
        int[] columns = {column};
        add(AttributeSpec.of(name, type, columns, table.header(), "guessed: " + inferred.why()));
      }
    }

    private void add(AttributeSpec spec) {
      try {
        var unused =
            spec.type().isLabeled()
                ? AttributeSchema.categorical(spec.name(), List.of("any"))
                : AttributeSchema.continuous(spec.name(), spec.components());
      } catch (IllegalArgumentException e) {
        throw new InputException(where(spec.name()) + ": " + e.getMessage(), e);
      }
      String heading = table.header().get(spec.columns()[0]);
      if (spec.columns().length == 1 && !heading.equals(spec.name())) {
        renamed.add(new RenamedColumn(heading, spec.name()));
      }
      attributes.add(spec);
    }

    private String where(String name) {
      return typesFile == null
          ? table.file() + ": attribute '" + name + "'"
          : "--types " + typesFile + ": key '" + name + "'";
    }

    private TableSchema build() {
      if (table.header().size() == 1) {
        throw new InputException(
            String.format(
                "%s: one column '%s', must be two or more, separated by commas, semicolons, tabs or"
                    + " |; if by something else, such as colons, put a line sep=: above the header",
                table.file(), OneLine.of(table.header().get(0), Table.MAX_SHOWN)));
      }
      if (attributes.isEmpty()) {
        String reasons =
            ignored.stream().map(c -> "; " + c.column() + ": " + c.reason()).collect(joining());
        throw new InputException(
            table.file()
                + ": no column becomes an attribute, must be at least one besides those of files,"
                + " splits and groups"
                + reasons);
      }
      attributes.sort(Comparator.comparingInt(spec -> spec.columns()[0]));
      Set<String> names = new TreeSet<>();
      Set<String> columns = new TreeSet<>();
      for (AttributeSpec spec : attributes) {
        spec.itemColumns().forEach(column -> requireNotReserved(spec, column));
        requireFirst(spec, spec.name(), names);
        spec.itemColumns().forEach(column -> requireFirst(spec, column, columns));
      }
      return new TableSchema(
          List.copyOf(attributes),
          List.copyOf(ignored),
          List.copyOf(renamed),
          List.copyOf(splitColumns));
    }

    private void requireNotReserved(AttributeSpec spec, String column) {
      if (AttributeSpec.RESERVED.contains(column)) {
        throw new InputException(
            String.format(
                "%s: '%2$s' is taken: every dataset's items.csv has the columns id, split and file;"
                    + " give it another name, such as '%2$s_column'",
                where(spec.name()), column));
      }
    }

    private void requireFirst(AttributeSpec spec, String name, Set<String> taken) {
      if (!taken.add(name)) {
        throw table.problem(
            spec.columns()[0],
            "a second one named '" + name + "'; --types can give it another name");
      }
    }
  }
}
