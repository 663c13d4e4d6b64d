package dev.csn.search.index;

import dev.csn.error.InputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What the file of a graph says first: {@code csn-hnsw}, the format's version, and these, as whole
 * numbers of 32 bits; zeros up to byte 64.
 *
 * @param gallery the checksum of the gallery's list of checksums
 * @param first the first of the rows that the graph is of
 * @param items n, how many these are
 * @param dimensions D of the embedding, each of which has a weight
 * @param levels at least 1
 * @param entry the node that every search starts from
 */
record GraphHeader(int gallery, int first, int items, int dimensions, int levels, int entry) {
  static final int BYTES = 64;

  private static final long MAGIC =
      ByteBuffer.wrap("csn-hnsw".getBytes(StandardCharsets.US_ASCII))
          .order(ByteOrder.LITTLE_ENDIAN)
          .getLong();

  private static final int VERSION = 2;

  /** Beyond any that a seed gives: each level has a part of the nodes of the one below. */
  private static final int MOST_LEVELS = 64;

  /** The rows that the graph is of. */
  RowRange rows() {
    return new RowRange(first, items);
  }

  byte[] bytes() {
    ByteBuffer buffer = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(MAGIC).putInt(VERSION);
    buffer.putInt(gallery).putInt(first).putInt(items);
    buffer.putInt(dimensions).putInt(levels).putInt(entry);
    return buffer.array();
  }

  /**
   * Reads one.
   *
   * @param bytes of the file, at least {@link #BYTES}, little-endian
   * @throws InputException if it is none, or of another version
   */
  static GraphHeader read(ByteBuffer bytes, Path file) {
    if (bytes.getLong(0) != MAGIC) {
      throw new InputException(file + ": is no graph of an index");
    }
    if (bytes.getInt(8) != VERSION) {
      throw new InputException(
          file
              + ": is of version "
              + bytes.getInt(8)
              + ", this csn reads version "
              + VERSION
              + "; build the index anew with `csn index`");
    }
    GraphHeader header =
        new GraphHeader(
            bytes.getInt(12),
            bytes.getInt(16),
            bytes.getInt(20),
            bytes.getInt(24),
            bytes.getInt(28),
            bytes.getInt(32));
    if (header.first < 0
        || header.items < 1
        || header.items > Integer.MAX_VALUE - header.first
        || header.dimensions < 1
        || header.levels < 1
        || header.levels > MOST_LEVELS
        || header.entry < 0
        || header.entry >= header.items) {
      throw new InputException(file + ": damaged, impossible " + header);
    }
    return header;
  }
}
