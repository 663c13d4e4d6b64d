package dev.csn.spark;

import dev.csn.cluster.ClusterGallery;
import dev.csn.dataset.ItemsCsv;
import dev.csn.error.InputException;
import dev.csn.gallery.Masks;
import dev.csn.gallery.ParquetGallery;
import dev.csn.io.Checksums;
import dev.csn.io.FileProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** A stored Parquet gallery, which the machines verify and read. */
record GalleryParts(SparkSession session, Path directory, ParquetGallery description) {
  /**
   * Opens the gallery. All machines verify the checksums of its parts, which takes less time than
   * reading their items.
   *
   * @throws InputException if a part has changed, is missing, or does not belong to this gallery
   */
  ClusterGallery gallery(Masks masks) {
    if (description.dimensions() != masks.dimensions()) {
      throw new InputException(
          directory
              + ": embeddings of "
              + description.dimensions()
              + " dimensions, the model's have "
              + masks.dimensions());
    }
    Dataset<Row> table = table();
    return new SparkGallery(
        session, table, description.attributes(), masks, description.items(), directory.toString());
  }

  private Dataset<Row> table() {
    Path parts = directory.resolve(ParquetGallery.ITEMS);
    requireUnchanged(description.requireParts(directory));
    Dataset<Row> table;
    try {
      table = PartFiles.table(session, parts);
    } catch (Exception e) { // Scala does not declare AnalysisException, which is checked
      if (e instanceof AnalysisException) {
        throw new InputException(parts + ": holds no parts of a gallery", e);
      }
      throw Failures.of(e);
    }
    boolean files = Arrays.asList(table.columns()).contains(ItemsCsv.FILE);
    StructType expected = GalleryRows.of(description.attributes(), files).schema();
    if (!columns(table.schema()).equals(columns(expected))) {
      throw new InputException(
          parts + ": columns " + columns(table.schema()) + ", must be " + columns(expected));
    }
    return table;
  }

  private void requireUnchanged(Checksums sums) {
    List<String> names = List.copyOf(ParquetGallery.parts(sums));
    if (names.isEmpty()) {
      throw new InputException(directory.resolve(ParquetGallery.ITEMS) + ": no part of a gallery");
    }
    List<String> files =
        names.stream().map(name -> directory.resolve(name).toAbsolutePath().toString()).toList();
    List<String> found;
    try {
      found =
          JavaSparkContext.fromSparkContext(session.sparkContext())
              .parallelize(files, files.size())
              .map(GalleryParts::sum)
              .collect();
    } catch (RuntimeException e) {
      throw Failures.of(e);
    }
    for (int i = 0; i < found.size(); i++) {
      sums.verify(names.get(i), found.get(i), directory.resolve(names.get(i)));
    }
  }

  private static String sum(String file) {
    try {
      return Checksums.of(Path.of(file));
    } catch (IOException e) {
      throw FileProblem.unreadable(file, e);
    }
  }

  /** Names and types, without nullability, in which Parquet files and tables differ. */
  private static Set<String> columns(StructType schema) {
    Set<String> columns = new TreeSet<>();
    for (StructField field : schema.fields()) {
      columns.add(field.name() + " " + field.dataType().simpleString());
    }
    return columns;
  }
}
