package dev.csn.dataset;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.AttributeSchema;
import dev.csn.attribute.TripletAttribute;
import dev.csn.error.InputException;
import dev.csn.io.FileProblem;
import dev.csn.io.Npy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a dataset's items: a table with ids, splits and values, and a file per triplet
 * attribute, int32 [n, 3], with the ids of anchor, positive and negative.
 */
public final class ItemsFiles {
  /** The table's name. */
  public static final String TABLE = "items.csv";

  private static final String TRIPLETS_START = "triplets-";
  private static final String TRIPLETS_END = ".npy";

  private ItemsFiles() {}

  /** Writes a file by its name. */
  public interface Sink {
    void write(String name, Content content) throws IOException;
  }

  /** A file's bytes. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** The names of the files of items with these attributes. */
  public static List<String> names(List<AttributeSchema> schemas) {
    List<String> names = new ArrayList<>(List.of(TABLE));
    schemas.stream()
        .filter(AttributeSchema::hasTriplets)
        .forEach(schema -> names.add(tripletsName(schema.name())));
    return names;
  }

  private static String tripletsName(String attribute) {
    return TRIPLETS_START + attribute + TRIPLETS_END;
  }

  /** Whether {@code file} may be the name of a file of items. */
  public static boolean isName(String file) {
    return file.equals(TABLE) || (file.startsWith(TRIPLETS_START) && file.endsWith(TRIPLETS_END));
  }

  /** Writes all files. */
  public static void write(Items items, Sink sink) throws IOException {
    sink.write(TABLE, out -> ItemsCsv.write(out, items));
    for (Attribute attribute : items.attributes()) {
      if (attribute instanceof TripletAttribute triplets) {
        sink.write(tripletsName(triplets.name()), out -> writeTriplets(out, items, triplets));
      }
    }
  }

  /** Writes the triplets of an attribute of {@code items} and leaves {@code out} open. */
  static void writeTriplets(OutputStream out, Items items, TripletAttribute attribute)
      throws IOException {
    int[] ids = new int[TripletAttribute.PARTS * attribute.triplets()];
    for (int t = 0; t < attribute.triplets(); t++) {
      ids[TripletAttribute.PARTS * t] = items.id(attribute.anchor(t));
      ids[TripletAttribute.PARTS * t + 1] = items.id(attribute.positive(t));
      ids[TripletAttribute.PARTS * t + 2] = items.id(attribute.negative(t));
    }
    Npy.writeInts(out, ids, attribute.triplets(), TripletAttribute.PARTS);
  }

  /**
   * Reads all files.
   *
   * @throws InputException if one is missing, damaged, or at odds with {@code schemas}
   */
  public static Items read(Path directory, List<AttributeSchema> schemas) {
    Items table = ItemsCsv.read(directory.resolve(TABLE), schemas);
    return withTriplets(directory, table, schemas);
  }

  /** Adds the triplet attributes, read from {@code directory}, to the items of a table. */
  static Items withTriplets(Path directory, Items table, List<AttributeSchema> schemas) {
    if (schemas.stream().noneMatch(AttributeSchema::hasTriplets)) {
      return table;
    }
    List<Attribute> attributes = new ArrayList<>();
    for (AttributeSchema schema : schemas) {
      attributes.add(
          schema.hasTriplets()
              ? readTriplets(directory.resolve(tripletsName(schema.name())), schema.name(), table)
              : table.attribute(schema.name()).orElseThrow());
    }
    return table.with(attributes);
  }

  private static TripletAttribute readTriplets(Path file, String attribute, Items items) {
    try (InputStream in = Files.newInputStream(file)) {
      int[] ids = Npy.readInts(in, file.toString(), Files.size(file), -1, TripletAttribute.PARTS);
      int[] rows = new int[ids.length];
      for (int i = 0; i < ids.length; i++) {
        rows[i] = items.row(ids[i]);
        if (rows[i] < 0) {
          throw new InputException(
              file + ": a triplet with item " + ids[i] + ", which the dataset lacks");
        }
        int anchor = rows[i - i % TripletAttribute.PARTS];
        if (items.split(rows[i]) != items.split(anchor)) {
          throw new InputException(
              file
                  + ": a triplet of items "
                  + items.id(anchor)
                  + " and "
                  + ids[i]
                  + ": must be of one split");
        }
      }
      return new TripletAttribute(attribute, items.size(), rows);
    } catch (IllegalArgumentException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw FileProblem.unreadable(file, e);
    }
  }
}
