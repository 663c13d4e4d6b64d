package dev.csn.spark;

import dev.csn.gallery.ParquetGallery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The files that tasks write. */
final class PartFiles {
  private static final String PART = "part-[0-9]{5,}-.*\\.parquet";
  private static final String BESIDE = "_SUCCESS|\\..*\\.crc";
  private static final int MOST_CHECKS = 100;
  private static final int CHECKS_WITHOUT_FILES = 10;
  private static final int MILLIS = 100;

  private PartFiles() {}

  /** Where Spark finds a directory of parts, whatever file system it takes for its own. */
  static String url(Path directory) {
    return "file:" + directory.toAbsolutePath();
  }

  /** The rows of a directory of parts. */
  static Dataset<Row> table(SparkSession session, Path directory) {
    return session.read().option("__globPaths__", false).parquet(url(directory)); // no pattern
  }

  /**
   * Gives parts the same names and bytes every time, in the same order, and removes what is not
   * one.
   */
  static void settle(Path directory) throws IOException {
    int parts = 0;
    for (Path file : sorted(directory)) {
      String name = file.getFileName().toString();
      if (name.matches(PART)) {
        Path part = file.resolveSibling(ParquetGallery.part(parts++));
        Files.move(file, part);
        ParquetFooter.settle(part);
      } else if (name.matches(BESIDE)) {
        Files.delete(file);
      } else {
        throw new IllegalStateException(file + ": not a part of the gallery");
      }
    }
  }

  private static List<Path> sorted(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  /**
   * Removes what tasks are writing that were told to end: until nothing has come back for a second.
   */
  static void removeWhileWritten(Path directory) {
    int without = 0;
    for (int check = 0; check < MOST_CHECKS && without < CHECKS_WITHOUT_FILES; check++) {
      without = Files.exists(directory) ? 0 : without + 1;
      remove(directory);
      try {
        Thread.sleep(MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static void remove(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      return; // Somebody else wrote, or removed: the next time will tell.
    }
  }
}
