package dev.csn.spark;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.AttributeColumns;
import dev.csn.attribute.AttributeSchema;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.LabeledAttribute;
import dev.csn.dataset.Items;
import dev.csn.dataset.ItemsCsv;
import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.ParquetGallery;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/**
 * Reads a gallery's rows. The columns that every search needs come first: id, embedding, split, the
 * attributes' columns, and the file if there is one.
 */
final class GalleryColumns implements Serializable {
  private static final long serialVersionUID = 1;

  private static final int ID = 0;
  private static final int EMBEDDING = 1;
  private static final int SPLIT = 2;
  private static final int FIRST_CELL = 3;

  private final List<AttributeSchema> attributes;
  private final boolean files;
  private final int cells;

  /**
   * The columns of some attributes; one known by comparisons has none.
   *
   * @param files whether images have file names
   */
  GalleryColumns(List<AttributeSchema> attributes, boolean files) {
    this.attributes =
        attributes.stream().filter(a -> !AttributeColumns.names(a).isEmpty()).toList();
    this.files = files;
    this.cells = this.attributes.stream().mapToInt(a -> AttributeColumns.names(a).size()).sum();
  }

  List<String> names() {
    List<String> names = new ArrayList<>(searched());
    names.add(ItemsCsv.SPLIT);
    attributes.forEach(attribute -> names.addAll(AttributeColumns.names(attribute)));
    if (files) {
      names.add(ItemsCsv.FILE);
    }
    return names;
  }

  /** The names of the columns that a search without a filter needs. */
  static List<String> searched() {
    return List.of(ItemsCsv.ID, ParquetGallery.EMBEDDING);
  }

  /** Reads an item from a row of all columns, or of {@link #searched} alone. */
  StoredItem item(InternalRow row) {
    float[] embedding = row.getArray(EMBEDDING).toFloatArray();
    if (row.numFields() == searched().size()) {
      return new StoredItem(row.getInt(ID), embedding, null, null, null);
    }
    @Nullable Object[] values = new Object[cells];
    int cell = 0;
    for (AttributeSchema attribute : attributes) {
      for (int k = 0; k < AttributeColumns.names(attribute).size(); k++) {
        int at = FIRST_CELL + cell;
        values[cell++] =
            row.isNullAt(at)
                ? null
                : GalleryRows.hasLabels(attribute)
                    ? row.getUTF8String(at).toString()
                    : row.getFloat(at);
      }
    }
    String file = files ? row.getUTF8String(FIRST_CELL + cells).toString() : null;
    String split = row.getUTF8String(SPLIT).toString();
    return new StoredItem(row.getInt(ID), embedding, split, values, file);
  }

  /**
   * Items with their attributes.
   *
   * @param stored read with all columns, ids ascending
   * @throws InputException if a label is unknown
   */
  Items items(List<StoredItem> stored) {
    List<Attribute> read = new ArrayList<>();
    int cell = 0;
    for (AttributeSchema attribute : attributes) {
      read.add(
          GalleryRows.hasLabels(attribute)
              ? labels(attribute, stored, cell)
              : points(attribute, stored, cell));
      cell += AttributeColumns.names(attribute).size();
    }
    return new Items(
        stored.stream().mapToInt(StoredItem::id).toArray(),
        stored.stream().map(GalleryColumns::split).toArray(Split[]::new),
        read,
        files ? stored.stream().map(item -> Objects.requireNonNull(item.file())).toList() : null);
  }

  private static Split split(StoredItem item) {
    return Split.find(Objects.requireNonNull(item.split()))
        .orElseThrow(() -> new InputException("item " + item.id() + ": split " + item.split()));
  }

  private static Attribute labels(AttributeSchema attribute, List<StoredItem> stored, int cell) {
    int[] codes = new int[stored.size()];
    for (int row = 0; row < codes.length; row++) {
      Object label = stored.get(row).cell(cell);
      codes[row] = label == null ? LabeledAttribute.MISSING : attribute.labels().indexOf(label);
      if (label != null && codes[row] < 0) {
        throw new InputException(
            "item " + stored.get(row).id() + ": " + attribute.name() + " '" + label + "'");
      }
    }
    return AttributeColumns.labeled(attribute, codes);
  }

  private static Attribute points(AttributeSchema attribute, List<StoredItem> stored, int cell) {
    int components = attribute.points().size();
    float[] values = new float[stored.size() * components];
    for (int row = 0; row < stored.size(); row++) {
      for (int k = 0; k < components; k++) {
        Object value = stored.get(row).cell(cell + k);
        values[row * components + k] = value == null ? Float.NaN : (Float) value;
      }
    }
    return new Continuous(attribute.name(), attribute.points(), attribute.scales(), values);
  }

  /**
   * A row of a gallery. Split, cells and file are null if only {@link #searched} was read.
   *
   * @param embedding unmasked, [D]
   * @param split its label
   * @param cells of the attributes' columns: a label or a component, null if it is unknown
   * @param file source file of its image, if it has a name
   */
  record StoredItem(
      int id,
      float[] embedding,
      @Nullable String split,
      @Nullable Object @Nullable [] cells,
      @Nullable String file)
      implements Serializable {
    /** A cell of an item that was read with all columns. */
    @Nullable Object cell(int number) {
      return Objects.requireNonNull(cells)[number];
    }

    /**
     * The embeddings of some items, [n, dimensions].
     *
     * @throws InputException if an embedding has another number of dimensions
     */
    static Embeddings embeddings(List<StoredItem> stored, int dimensions) {
      float[] values = new float[Math.multiplyExact(stored.size(), dimensions)];
      for (int row = 0; row < stored.size(); row++) {
        float[] embedding = stored.get(row).embedding();
        if (embedding.length != dimensions) {
          throw new InputException(
              "item "
                  + stored.get(row).id()
                  + ": embedding of "
                  + embedding.length
                  + " dimensions, must be "
                  + dimensions);
        }
        System.arraycopy(embedding, 0, values, row * dimensions, dimensions);
      }
      return new Embeddings(values, dimensions);
    }

    /** Sorts by ids. */
    static List<StoredItem> sorted(List<StoredItem> stored) {
      StoredItem[] items = stored.toArray(StoredItem[]::new);
      Arrays.sort(items, Comparator.comparingInt(StoredItem::id));
      return List.of(items);
    }
  }
}
