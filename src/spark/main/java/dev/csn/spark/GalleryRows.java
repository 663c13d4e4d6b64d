package dev.csn.spark;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.AttributeColumns;
import dev.csn.attribute.AttributeSchema;
import dev.csn.attribute.Continuous;
import dev.csn.dataset.Items;
import dev.csn.dataset.ItemsCsv;
import dev.csn.gallery.ParquetGallery;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Writes items as rows of a gallery: the columns of {@code items.csv} and the embedding. */
final class GalleryRows implements Serializable {
  private static final long serialVersionUID = 1;

  private final StructType schema;
  private final boolean files;

  private GalleryRows(StructType schema, boolean files) {
    this.schema = schema;
    this.files = files;
  }

  /**
   * The rows' schema.
   *
   * @param files whether images have file names
   */
  static GalleryRows of(List<AttributeSchema> attributes, boolean files) {
    List<StructField> fields = new ArrayList<>();
    fields.add(DataTypes.createStructField(ItemsCsv.ID, DataTypes.IntegerType, false));
    fields.add(DataTypes.createStructField(ItemsCsv.SPLIT, DataTypes.StringType, false));
    fields.add(
        DataTypes.createStructField(
            ParquetGallery.EMBEDDING,
            DataTypes.createArrayType(DataTypes.FloatType, false),
            false));
    for (AttributeSchema attribute : attributes) {
      for (String column : AttributeColumns.names(attribute)) {
        fields.add(
            DataTypes.createStructField(
                column, hasLabels(attribute) ? DataTypes.StringType : DataTypes.FloatType, true));
      }
    }
    if (files) {
      fields.add(DataTypes.createStructField(ItemsCsv.FILE, DataTypes.StringType, false));
    }
    return new GalleryRows(DataTypes.createStructType(fields), files);
  }

  /** Whether an attribute's column holds labels (classes or levels) and not numbers. */
  static boolean hasLabels(AttributeSchema attribute) {
    return attribute.components() == null;
  }

  StructType schema() {
    return schema;
  }

  /**
   * The row of an item.
   *
   * @param embedding unmasked, [D]
   */
  Row row(Items items, int row, float[] embedding) {
    List<Object> cells = new ArrayList<>();
    cells.add(items.id(row));
    cells.add(items.split(row).label());
    cells.add(embedding);
    for (Attribute attribute : items.attributes()) {
      addCells(cells, attribute, row);
    }
    if (files) {
      cells.add(items.file(row));
    }
    return RowFactory.create(cells.toArray());
  }

  private static void addCells(List<Object> cells, Attribute attribute, int row) {
    if (attribute instanceof Continuous continuous) {
      // Numbers for a text would lose the sign of a zero.
      for (int k = 0; k < continuous.components().size(); k++) {
        cells.add(continuous.known(row) ? continuous.component(row, k) : null);
      }
    } else {
      cells.addAll(AttributeColumns.cells(attribute, row));
    }
  }
}
