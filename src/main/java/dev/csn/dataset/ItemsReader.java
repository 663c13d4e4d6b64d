package dev.csn.dataset;

import dev.csn.attribute.AttributeColumns;
import dev.csn.attribute.AttributeSchema;
import dev.csn.io.Csv;
import dev.csn.io.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads items from a table, row by row. */
final class ItemsReader {
  private final Csv.Reader csv;
  private final int width;
  private final int idAt;
  private final int splitAt;
  private final int fileAt;
  private final List<AttributeReader> attributes = new ArrayList<>();
  private final List<Split> splits = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private final Map<String, Split> splitOfLabel = new HashMap<>();
  private int[] ids = new int[1024];

  /** Reads the header. */
  ItemsReader(Csv.Reader csv, List<AttributeSchema> schemas) {
    this.csv = csv;
    for (Split split : Split.values()) {
      splitOfLabel.put(split.label(), split);
    }
    List<String> expected = ItemsCsv.header(schemas);
    Map<String, Integer> found = header(expected);
    this.width = found.size();
    this.idAt = found.getOrDefault(ItemsCsv.ID, -1);
    this.splitAt = found.getOrDefault(ItemsCsv.SPLIT, -1);
    this.fileAt = found.getOrDefault(ItemsCsv.FILE, -1); // if the images have no names
    for (AttributeSchema schema : schemas) {
      int[] columns = AttributeColumns.names(schema).stream().mapToInt(found::get).toArray();
      if (columns.length > 0) {
        attributes.add(AttributeReader.of(schema, columns, csv));
      }
    }
  }

  /** The indexes of the columns by name. */
  private Map<String, Integer> header(List<String> expected) {
    String[] cells = csv.next();
    String[] names = cells == null ? new String[0] : cells;
    Map<String, Integer> found = new HashMap<>();
    for (int column = 0; column < names.length; column++) {
      found.put(names[column], column);
    }
    Set<String> distinct = new HashSet<>(found.keySet());
    distinct.remove(ItemsCsv.FILE);
    if (found.size() != names.length || !distinct.equals(new HashSet<>(expected))) {
      throw csv.problem(
          "columns '"
              + String.join(",", names)
              + "', must be '"
              + String.join(",", expected)
              + "', maybe with "
              + ItemsCsv.FILE);
    }
    return found;
  }

  /** Reads the next row; returns false after the last one. */
  boolean readRow() {
    String[] cells = csv.next();
    if (cells == null) {
      return false;
    }
    if (cells.length != width) {
      throw csv.problem(cells.length + " cells, must be " + width + ", one for each column");
    }
    int row = splits.size();
    if (row == ids.length) {
      ids = Arrays.copyOf(ids, row * 2);
    }
    ids[row] = id(cells[idAt]);
    if (row > 0 && ids[row] <= ids[row - 1]) {
      throw csv.problem("id " + ids[row] + " after " + ids[row - 1] + ": ids must ascend");
    }
    splits.add(split(cells[splitAt]));
    if (fileAt >= 0) {
      files.add(file(cells[fileAt]));
    }
    for (AttributeReader attribute : attributes) {
      attribute.read(cells);
    }
    return true;
  }

  Items items() {
    return new Items(
        Arrays.copyOf(ids, splits.size()),
        splits.toArray(Split[]::new),
        attributes.stream().map(AttributeReader::attribute).toList(),
        fileAt < 0 ? null : files);
  }

  private String file(String cell) {
    if (!Items.isFile(cell)) {
      throw csv.problem("file '" + cell + "': must be a file's name, in one line");
    }
    return cell;
  }

  private int id(String cell) {
    return Numbers.id(cell)
        .orElseThrow(
            () -> csv.problem("id '" + cell + "': must be a whole number from 0 to 999999999"));
  }

  private Split split(String cell) {
    Split split = splitOfLabel.get(cell);
    if (split == null) {
      throw csv.problem("split '" + cell + "': must be train, validation or test");
    }
    return split;
  }
}
