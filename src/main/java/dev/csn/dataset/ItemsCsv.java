package dev.csn.dataset;

import dev.csn.error.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A stand-in for the real reader and writer of items.csv. */
public final class ItemsCsv {
  private ItemsCsv() {}

  public static void write(OutputStream out, Items items) throws IOException {
    StringBuilder text = new StringBuilder("id,split");
    for (Attribute a : items.attributes()) {
      if (a instanceof Continuous c) {
        c.components().forEach(k -> text.append(',').append(a.name()).append('_').append(k));
      } else {
        text.append(',').append(a.name());
      }
    }
    for (int row = 0; row < items.size(); row++) {
      text.append('\n').append(items.id(row)).append(',').append(items.split(row));
      for (Attribute a : items.attributes()) {
        if (a instanceof Categorical c) {
          text.append(',').append(c.classes().get(c.code(row)));
        } else if (a instanceof Continuous c) {
          for (int k = 0; k < c.components().size(); k++) {
            text.append(',').append(c.component(row, k));
          }
        }
      }
    }
    out.write(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }

  public static Items read(Path file, List<AttributeSchema> schemas) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read", e);
    }
    int n = lines.size() - 1;
    int[] ids = new int[n];
    Split[] splits = new Split[n];
    for (int i = 0; i < n; i++) {
      String[] cells = lines.get(i + 1).split(",", -1);
      ids[i] = Integer.parseInt(cells[0]);
      splits[i] = Split.of(cells[1]);
    }
    int column = 2;
    List<Attribute> attributes = new ArrayList<>();
    for (AttributeSchema schema : schemas) {
      boolean categorical = schema.kind().equals(AttributeSchema.CATEGORICAL);
      int width = categorical ? 1 : schema.size();
      int[] codes = new int[n];
      float[] values = new float[n * width];
      for (int i = 0; i < n; i++) {
        String[] cells = lines.get(i + 1).split(",", -1);
        for (int k = 0; k < width; k++) {
          if (categorical) {
            codes[i] = schema.classes().indexOf(cells[column]);
          } else {
            values[i * width + k] = Float.parseFloat(cells[column + k]);
          }
        }
      }
      column += width;
      attributes.add(
          categorical
              ? new Categorical(schema.name(), schema.classes(), codes)
              : new Continuous(schema.name(), schema.components(), values));
    }
    return new Items(ids, splits, attributes);
  }
}
