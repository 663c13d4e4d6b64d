package dev.csn.dataset;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.AttributeColumns;
import dev.csn.attribute.AttributeSchema;
import dev.csn.error.InputException;
import dev.csn.io.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The table of items. Columns: {@code id,split}; the label of each categorical or ordinal
 * attribute; each component of each continuous attribute, {@code attribute_component}; {@code
 * file}, if images have file names. Triplet attributes have no column. All cells of an unknown
 * value are empty. Columns are found by name and may have any order; attributes have the order of
 * the schemas.
 */
public final class ItemsCsv {
  public static final String ID = "id";
  public static final String SPLIT = "split";
  public static final String FILE = "file";

  /** The cell of an unknown value. */
  static final String UNKNOWN = "";

  private ItemsCsv() {}

  /** Writes a table and leaves {@code out} open. */
  public static void write(OutputStream out, Items items) throws IOException {
    Csv.write(
        out,
        items.haveFiles() ? withFile(header(items.schemas())) : header(items.schemas()),
        IntStream.range(0, items.size()).mapToObj(row -> cells(items, row)));
  }

  /**
   * Reads a table to its last line.
   *
   * @param file a table with ascending ids and exactly the columns of {@code schemas}
   * @return the items, without triplet attributes
   * @throws InputException if the file is missing or damaged; the message names file and line
   */
  public static Items read(Path file, List<AttributeSchema> schemas) {
    try (Csv.Reader csv = Csv.open(file)) {
      ItemsReader reader = new ItemsReader(csv, schemas);
      while (reader.readRow()) {
        // The reader collects the rows.
      }
      return reader.items();
    }
  }

  /**
   * The names of the columns.
   *
   * @throws IllegalArgumentException if two columns have one name
   */
  static List<String> header(List<AttributeSchema> schemas) {
    List<String> header = new ArrayList<>(List.of(ID, SPLIT));
    schemas.stream()
        .filter(s -> s.components() == null)
        .forEach(s -> header.addAll(AttributeColumns.names(s)));
    schemas.stream()
        .filter(s -> s.components() != null)
        .forEach(s -> header.addAll(AttributeColumns.names(s)));
    Set<String> distinct = new HashSet<>(Set.of(FILE));
    for (String column : header) {
      if (!distinct.add(column)) {
        throw new IllegalArgumentException("attributes: two columns named '" + column + "'");
      }
    }
    return header;
  }

  /** The columns of items whose images have file names. */
  static List<String> withFile(List<String> header) {
    List<String> columns = new ArrayList<>(header);
    columns.add(FILE);
    return columns;
  }

  private static List<Object> cells(Items items, int row) {
    List<Object> cells = new ArrayList<>();
    cells.add(items.id(row));
    cells.add(items.split(row).label());
    for (Attribute attribute : items.attributes()) {
      if (attribute.schema().components() == null) {
        add(cells, attribute, row);
      }
    }
    for (Attribute attribute : items.attributes()) {
      if (attribute.schema().components() != null) {
        add(cells, attribute, row);
      }
    }
    if (items.haveFiles()) {
      cells.add(items.file(row));
    }
    return cells;
  }

  private static void add(List<Object> cells, Attribute attribute, int row) {
    AttributeColumns.cells(attribute, row)
        .forEach(cell -> cells.add(cell == null ? UNKNOWN : cell));
  }
}
