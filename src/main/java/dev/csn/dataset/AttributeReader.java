package dev.csn.dataset;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.AttributeColumns;
import dev.csn.attribute.AttributeSchema;
import dev.csn.attribute.LabeledAttribute;
import dev.csn.io.Csv;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads one attribute's values from the rows of a table. */
sealed interface AttributeReader {
  /**
   * A reader of the attribute.
   *
   * @param columns the indexes of the attribute's columns
   * @param csv the table, for messages
   */
  static AttributeReader of(AttributeSchema schema, int[] columns, Csv.Reader csv) {
    return schema.components() == null
        ? new OfClasses(schema, columns[0], csv)
        : new OfPoints(schema, columns, csv);
  }

  /** Reads the attribute's value in a row. */
  void read(String[] cells);

  /** The attribute of all rows read. */
  Attribute attribute();

  /** Reads labels of classes or levels. */
  final class OfClasses implements AttributeReader {
    private static final Integer MISSING = LabeledAttribute.MISSING;

    private final AttributeSchema schema;
    private final int column;
    private final Csv.Reader csv;
    private final Map<String, Integer> codeOfLabel = new HashMap<>();
    private int[] codes = new int[1024];
    private int count;

    private OfClasses(AttributeSchema schema, int column, Csv.Reader csv) {
      this.schema = schema;
      this.column = column;
      this.csv = csv;
      for (int code = 0; code < schema.size(); code++) {
        codeOfLabel.put(schema.labels().get(code), code);
      }
    }

    @Override
    public void read(String[] cells) {
      String cell = cells[column];
      Integer code = cell.equals(ItemsCsv.UNKNOWN) ? MISSING : codeOfLabel.get(cell);
      if (code == null) {
        throw csv.problem(schema.name() + " '" + cell + "': must be one of " + schema.labels());
      }
      if (count == codes.length) {
        codes = Arrays.copyOf(codes, count * 2);
      }
      codes[count++] = code;
    }

    @Override
    public Attribute attribute() {
      return AttributeColumns.labeled(schema, Arrays.copyOf(codes, count));
    }
  }

  /** Reads points, one component per column. */
  final class OfPoints implements AttributeReader {
    // Float.parseFloat also accepts " 1", "1f", "0x1p0" and "NaN".
    private static final Pattern DECIMAL =
        Pattern.compile("[-+]?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][-+]?[0-9]{1,3})?");

    private final AttributeSchema schema;
    private final int[] columns;
    private final Csv.Reader csv;
    private float[] values = new float[1024];
    private int count;

    private OfPoints(AttributeSchema schema, int[] columns, Csv.Reader csv) {
      this.schema = schema;
      this.columns = columns;
      this.csv = csv;
    }

    @Override
    public void read(String[] cells) {
      boolean known = false;
      for (int column : columns) {
        known |= !cells[column].equals(ItemsCsv.UNKNOWN);
      }
      for (int k = 0; k < columns.length; k++) {
        if (count == values.length) {
          values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = known ? number(cells[columns[k]], k) : Float.NaN;
      }
    }

    private float number(String cell, int k) {
      if (DECIMAL.matcher(cell).matches()) {
        float value = Float.parseFloat(cell);
        if (Float.isFinite(value)) {
          return value;
        }
      }
      String orNone = cell.isEmpty() ? ", or the whole of " + schema.name() + " empty" : "";
      throw csv.problem(
          AttributeColumns.names(schema).get(k)
              + " '"
              + cell
              + "': must be a finite number"
              + orNone);
    }

    @Override
    public Attribute attribute() {
      return AttributeColumns.points(schema, Arrays.copyOf(values, count));
    }
  }
}
