package dev.csn.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * What stands at a Parquet file's end: the description of its columns, its length in 4 bytes, and 4
 * letters.
 */
final class ParquetFooter {
  private static final int LENGTH_AND_LETTERS = 8;

  private ParquetFooter() {}

  /**
   * Sorts the encodings that each column is said to have. Parquet's writer lists them in the order
   * of a hash table, by which the same rows would make other bytes each time.
   */
  static void settle(Path file) throws IOException {
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
