package dev.csn.spark;

import dev.csn.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What lies in a gallery, read by others' means. */
final class GalleryFiles {
  private GalleryFiles() {}

  /** The SHA-256 of every file, by its name. */
  static Map<String, String> digests(Path gallery) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> all = Files.walk(gallery)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        digests.put(gallery.relativize(file).toString(), Sha256.of(file));
      }
    }
    return digests;
  }

  /** The rows, part by part in the order of their names, as they lie there. */
  static List<Row> rows(SparkSession spark, Path gallery) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (Stream<Path> parts = Files.list(gallery.resolve("items.parquet"))) {
      for (Path part : parts.sorted().toList()) {
        rows.addAll(
            spark.read().option("__globPaths__", false).parquet("file:" + part).collectAsList());
      }
    }
    return rows;
  }
}
