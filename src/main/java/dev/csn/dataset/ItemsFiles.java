package dev.csn.dataset;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.AttributeSchema;
import dev.csn.attribute.Compared;
import dev.csn.error.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that items are kept in: a table of what is known of each, and one for each attribute
 * that is known by comparisons of several.
 */
public final class ItemsFiles {
  /** The table's name. */
  public static final String TABLE = "items.csv";

  private ItemsFiles() {}

  /** Writes a file by its name. */
  public interface Sink {
    void write(String name, Content content) throws IOException;
  }

  /** What a file holds. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** The names of the files that items of these attributes are kept in. */
  public static List<String> names(List<AttributeSchema> schemas) {
    List<String> names = new ArrayList<>(List.of(TABLE));
    schemas.stream()
        .filter(AttributeSchema::isCompared)
        .forEach(schema -> names.add(ComparisonsFile.name(schema.name())));
    return names;
  }

  /** Whether items might be kept in a file of this name. */
  public static boolean isName(String file) {
    return file.equals(TABLE) || ComparisonsFile.isName(file);
  }

  /** Writes all of the files. */
  public static void write(Items items, Sink sink) throws IOException {
    sink.write(TABLE, out -> ItemsCsv.write(out, items));
    for (Attribute attribute : items.attributes()) {
      if (attribute instanceof Compared compared) {
        sink.write(
            ComparisonsFile.name(compared.name()),
            out -> ComparisonsFile.write(out, items, compared));
      }
    }
  }

  /**
   * Reads all of the files.
   *
   * @throws InputException if one is missing or not as it must be
   */
  public static Items read(Path directory, List<AttributeSchema> schemas) {
    Items table = ItemsCsv.read(directory.resolve(TABLE), schemas);
    return withComparisons(directory, table, schemas);
  }

  /** Items with what comparisons in a directory say of them. */
  static Items withComparisons(Path directory, Items table, List<AttributeSchema> schemas) {
    if (schemas.stream().noneMatch(AttributeSchema::isCompared)) {
      return table;
    }
    List<Attribute> attributes = new ArrayList<>();
    for (AttributeSchema schema : schemas) {
      attributes.add(
          schema.isCompared()
              ? ComparisonsFile.read(directory, schema.name(), table)
              : table.attribute(schema.name()).orElseThrow());
    }
    return table.with(attributes);
  }
}
