package dev.csn.spark;

import dev.csn.gallery.ParquetGallery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The Parquet files of a gallery, which tasks write. */
final class PartFiles {
  private static final String PART = "part-[0-9]{5,}-.*\\.parquet";
  private static final String BESIDE = "_SUCCESS|\\..*\\.crc";

  /** Ten seconds of checks bound the wait for tasks that do not end. */
  private static final int MAX_CHECKS = 100;

  /** One second without a new file means that canceled tasks have ended. */
  private static final int CHECKS_WITHOUT_FILES = 10;

  private static final int CHECK_MILLIS = 100;

  private PartFiles() {}

  /** The URL of a local directory, whatever Spark's default file system is. */
  static String url(Path directory) {
    return "file:" + directory.toAbsolutePath();
  }

  /** The rows of a directory of parts. */
  static Dataset<Row> table(SparkSession session, Path directory) {
    return session.read().option("__globPaths__", false).parquet(url(directory)); // no pattern
  }

  /** Gives parts reproducible names and bytes, and removes all other files of a task. */
  static void settle(Path directory) throws IOException {
    int parts = 0;
    for (Path file : sorted(directory)) {
      String name = file.getFileName().toString();
      if (name.matches(PART)) {
        Path part = file.resolveSibling(ParquetGallery.part(parts++));
        Files.move(file, part);
        ParquetFooter.sortEncodings(part);
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
   * Removes a directory to which ending tasks may still write. Repeats this until it stays removed
   * for a second.
   */
  static void removeWhileWritten(Path directory) {
    int without = 0;
    for (int check = 0; check < MAX_CHECKS && without < CHECKS_WITHOUT_FILES; check++) {
      without = Files.exists(directory) ? 0 : without + 1;
      remove(directory);
      try {
        Thread.sleep(CHECK_MILLIS);
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
      return; // A task wrote or removed a file at the same time: the next check tries again.
    }
  }

  /** The end of a Parquet file: the metadata of its columns, their length in 4 bytes, 4 letters. */
  static final class ParquetFooter {
    private static final int LENGTH_AND_LETTERS = 8;

    private ParquetFooter() {}

    /**
     * Sorts each column's list of encodings. Parquet's writer lists them in a hash table's order,
     * so that the same rows would give different bytes.
     */
    static void sortEncodings(Path file) throws IOException {
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        long end = channel.size() - LENGTH_AND_LETTERS;
        int length = read(channel, end, Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).getInt();
        long start = end - length;
        FileMetaData described =
            Util.readFileMetaData(new ByteArrayInputStream(read(channel, start, length).array()));
        for (RowGroup group : described.getRow_groups()) {
          for (ColumnChunk column : group.getColumns()) {
            Collections.sort(column.getMeta_data().getEncodings());
          }
        }
        ByteArrayOutputStream sorted = new ByteArrayOutputStream(length);
        Util.writeFileMetaData(described, sorted);
        if (sorted.size() != length) {
          throw new IllegalStateException(
              file + ": a footer of " + sorted.size() + " bytes for one of " + length);
        }
        write(channel, start, ByteBuffer.wrap(sorted.toByteArray()));
      }
    }

    private static ByteBuffer read(FileChannel channel, long from, int bytes) throws IOException {
      ByteBuffer buffer = ByteBuffer.allocate(bytes);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, from + buffer.position()) < 0) {
          throw new IOException("ends too early");
        }
      }
      return buffer.flip();
    }

    private static void write(FileChannel channel, long from, ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        channel.write(bytes, from + bytes.position());
      }
    }
  }
}
