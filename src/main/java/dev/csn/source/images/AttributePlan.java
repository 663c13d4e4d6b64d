package dev.csn.source.images;

import dev.csn.attribute.AttributeSchema;
import dev.csn.error.InputException;
import dev.csn.error.OneLine;
import dev.csn.source.images.ImagesReport.IgnoredColumn;
import dev.csn.source.images.ImagesReport.RenamedColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which attributes a table's columns become: as the user says, the others by a guess.
 *
 * @param attributes in the order of their first columns
 * @param ignored columns that become none
 * @param renamed columns whose attribute is not called as they are
 * @param splits columns of which nothing is said and that name each row's split
 */
record AttributePlan(
    List<PlannedAttribute> attributes,
    List<IgnoredColumn> ignored,
    List<RenamedColumn> renamed,
    List<Integer> splits) {

  /**
   * Plans all columns.
   *
   * @param types by attribute
   * @param typesFile where they are from, for messages; null: nothing is said
   * @param otherwise the columns that say something else than an attribute, such as the split;
   *     attributes only if {@code types} says so
   * @throws InputException if columns are missing or claimed twice, names are none or clash, or no
   *     column becomes an attribute
   */
  static AttributePlan of(
      Table table, Map<String, AttributeType> types, Path typesFile, Set<Integer> otherwise) {
    Planner planner = new Planner(table, typesFile);
    types.forEach(planner::asTold);
    for (int column = 0; column < table.header().size(); column++) {
      if (!planner.claimed.containsKey(column) && !otherwise.contains(column)) {
        planner.guess(column);
      }
    }
    return planner.plan();
  }

  private static final class Planner {
    private final Table table;
    private final Path typesFile;
    private final Map<Integer, String> claimed = new HashMap<>();
    private final List<PlannedAttribute> attributes = new ArrayList<>();
    private final List<IgnoredColumn> ignored = new ArrayList<>();
    private final List<RenamedColumn> renamed = new ArrayList<>();
    private final List<Integer> splits = new ArrayList<>();

    private Planner(Table table, Path typesFile) {
      this.table = table;
      this.typesFile = typesFile;
    }

    private void asTold(String key, AttributeType type) {
      int own = type.columns() == null ? ownColumn(key) : -1;
      int[] columns =
          own >= 0
              ? new int[] {own}
              : type.columns().stream().mapToInt(c -> table.column(where(key), c)).toArray();
      // A key that is a column's heading gives its attribute the name that a guess would.
      String name = own >= 0 ? AttributeName.of(table.header().get(own), own) : key;
      for (int column : columns) {
        String other = claimed.put(column, key);
        if (other != null) {
          throw new InputException(
              String.format(
                  "%s: column '%s' belongs to key '%s' already",
                  where(key), table.header().get(column), other));
        }
      }
      if (type.kind().equals(AttributeType.IGNORE)) {
        Arrays.stream(columns).forEach(c -> ignore(c, "as --types says"));
        return;
      }
      PlannedAttribute planned =
          PlannedAttribute.of(name, type, columns, table.header(), "as --types says");
      if (type.scale() != null
          && type.scale().rule().equals(Scale.GIVEN)
          && type.scale().divisors().size() != columns.length) {
        throw new InputException(
            where(key)
                + ": scale: "
                + type.scale().divisors().size()
                + " numbers, must be "
                + columns.length
                + ", one a column");
      }
      add(planned);
    }

    /** The column with a heading, else the one whose heading becomes an attribute's name. */
    private int ownColumn(String name) {
      if (table.has(name)) {
        return table.column(where(name), name);
      }
      for (int column = 0; column < table.header().size(); column++) {
        if (AttributeName.of(table.header().get(column), column).equals(name)) {
          return column;
        }
      }
      return table.column(where(name), name);
    }

    private void guess(int column) {
      if (GivenSplit.isNamed(table, column)) {
        splits.add(column);
        return;
      }
      Guess guess = Guess.of(table, column);
      if (guess.kind().equals(AttributeType.IGNORE)) {
        ignore(column, guess.why());
        return;
      }
      String name = AttributeName.of(table.header().get(column), column);
      AttributeType type = AttributeType.of(guess.kind());
      add(
          PlannedAttribute.of(
              name, type, new int[] {column}, table.header(), "guessed: " + guess.why()));
    }

    private void ignore(int column, String why) {
      ignored.add(new IgnoredColumn(table.header().get(column), why));
    }

    private void add(PlannedAttribute planned) {
      try {
        var unused =
            planned.labelled()
                ? AttributeSchema.categorical(planned.name(), List.of("any"))
                : AttributeSchema.continuous(planned.name(), planned.components());
      } catch (IllegalArgumentException e) {
        throw new InputException(where(planned.name()) + ": " + e.getMessage(), e);
      }
      String heading = table.header().get(planned.columns()[0]);
      if (planned.columns().length == 1 && !heading.equals(planned.name())) {
        renamed.add(new RenamedColumn(heading, planned.name()));
      }
      attributes.add(planned);
    }

    private String where(String name) {
      return typesFile == null
          ? table.file() + ": attribute '" + name + "'"
          : "--types " + typesFile + ": key '" + name + "'";
    }

    private AttributePlan plan() {
      if (table.header().size() == 1) {
        throw new InputException(
            table.file()
                + ": one column '"
                + OneLine.of(table.header().get(0), Table.SHOWN)
                + "', must be two or more, separated by commas, semicolons, tabs or |; if by"
                + " something else, such as colons, put a line sep=: above the header");
      }
      if (attributes.isEmpty()) {
        StringBuilder reasons = new StringBuilder();
        ignored.forEach(
            c -> reasons.append("; ").append(c.column()).append(": ").append(c.reason()));
        throw new InputException(
            table.file()
                + ": no column becomes an attribute, must be at least one besides those of files,"
                + " splits and groups"
                + reasons);
      }
      attributes.sort(Comparator.comparingInt(a -> a.columns()[0]));
      Set<String> names = new TreeSet<>();
      Set<String> columns = new TreeSet<>();
      for (PlannedAttribute attribute : attributes) {
        requireFree(attribute);
        requireFirst(attribute, attribute.name(), names);
        attribute.itemColumns().forEach(column -> requireFirst(attribute, column, columns));
      }
      return new AttributePlan(
          List.copyOf(attributes), List.copyOf(ignored), List.copyOf(renamed), List.copyOf(splits));
    }

    private void requireFree(PlannedAttribute attribute) {
      for (String column : attribute.itemColumns()) {
        if (AttributeName.RESERVED.contains(column)) {
          throw new InputException(
              where(attribute.name())
                  + ": '"
                  + column
                  + "' is taken: every dataset's items.csv has the columns id, split and file;"
                  + " give it another name, such as '"
                  + column
                  + "_column'");
        }
      }
    }

    private void requireFirst(PlannedAttribute attribute, String name, Set<String> taken) {
      if (!taken.add(name)) {
        throw new InputException(
            table.file()
                + ": column '"
                + table.header().get(attribute.columns()[0])
                + "': a second one named '"
                + name
                + "'; --types can give it another name");
      }
    }
  }
}
