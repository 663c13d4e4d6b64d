package dev.csn.search.index;

import dev.csn.error.InputException;
import dev.csn.io.Checksums;
import dev.csn.io.FileProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The file of an HNSW graph, mapped into memory; {@link GraphWriter} gives its layout. Sizes that
 * it states are checked against the file's length before they are used, so that a damaged file
 * cannot exhaust memory or lead outside of an array.
 */
final class GraphFile {
  /** A mapped buffer holds at most 2 GiB - 1. */
  private static final int MAX_MAPPED = 1 << 30;

  private final Path file;
  private final Header header;
  private final WeightedSpace space;
  private final IntBuffer rows;
  private final FloatBuffer vectors;
  private final List<Level> levels;

  private GraphFile(
      Path file,
      Header header,
      WeightedSpace space,
      IntBuffer rows,
      FloatBuffer vectors,
      List<Level> levels) {
    this.file = file;
    this.header = header;
    this.space = space;
    this.rows = rows;
    this.vectors = vectors;
    this.levels = levels;
  }

  /**
   * Maps a file after it has verified its checksum.
   *
   * @param sums checksums of the index's files, this one's among them
   * @throws InputException if it is missing, damaged, or of another version
   */
  static GraphFile open(Path file, Checksums sums) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      sums.verify(file.getFileName().toString(), checksum(channel), file);
      return new Sections(channel, file).read();
    } catch (IOException e) {
      throw FileProblem.unreadable(file, e);
    }
  }

  private static String checksum(FileChannel channel) throws IOException {
    CRC32C sum = new CRC32C();
    for (long at = 0; at < channel.size(); at += MAX_MAPPED) {
      long length = Math.min(MAX_MAPPED, channel.size() - at);
      sum.update(channel.map(FileChannel.MapMode.READ_ONLY, at, length));
    }
    return Checksums.of(sum);
  }

  Header header() {
    return header;
  }

  /** The space of the vectors, of at least one dimension. */
  WeightedSpace space() {
    return space;
  }

  /**
   * The gallery row of a node.
   *
   * @throws InputException if the row lies outside of the graph's rows
   */
  int row(int node) {
    int row = rows.get(node);
    if (!header.rows().contains(row)) {
      throw new InputException(file + ": damaged, node " + node + " is of row " + row);
    }
    return row;
  }

  /** The nodes' vectors, [n, size]. */
  FloatBuffer vectors() {
    return vectors;
  }

  /** The levels, the lowest first. */
  List<Level> levels() {
    return levels;
  }

  /** Maps the file's sections one by one, as no mapped buffer can exceed 2 GiB. */
  private static final class Sections {
    private final FileChannel channel;
    private final Path file;
    private final long size;
    private long at;

    Sections(FileChannel channel, Path file) throws IOException {
      this.channel = channel;
      this.file = file;
      this.size = channel.size();
    }

    GraphFile read() throws IOException {
      Header header = Header.read(next(Header.BYTES), file);
      WeightedSpace space = space(header.dimensions());
      IntBuffer rows = ints(header.items());
      long values = (long) header.items() * space.size();
      FloatBuffer vectors = next(values * Float.BYTES).asFloatBuffer();
      List<Level> levels = new ArrayList<>();
      for (int level = 0; level < header.levels(); level++) {
        levels.add(level(level, header.items()));
      }
      if (at != size) {
        throw new InputException(file + ": damaged, " + (size - at) + " bytes behind its end");
      }
      return new GraphFile(file, header, space, rows, vectors, levels);
    }

    private WeightedSpace space(int dimensions) throws IOException {
      FloatBuffer stored = next((long) dimensions * Float.BYTES).asFloatBuffer();
      float[] weights = new float[dimensions];
      stored.get(weights);
      for (float weight : weights) {
        if (!(weight >= 0 && weight <= Float.MAX_VALUE)) {
          throw new InputException(file + ": damaged, weight " + weight);
        }
      }
      WeightedSpace space = new WeightedSpace(weights);
      if (space.size() == 0) {
        throw new InputException(file + ": damaged, all weights are 0");
      }
      return space;
    }

    private Level level(int level, int items) throws IOException {
      int nodes = next(Integer.BYTES).getInt(0);
      if (level == 0 ? nodes != items : nodes < 1 || nodes > items) {
        throw new InputException(
            file + ": damaged, " + nodes + " nodes on level " + level + " of " + items);
      }
      @Nullable IntBuffer own = level == 0 ? null : ints(nodes);
      IntBuffer starts = ints((long) nodes + 1);
      return new Level(file, items, own, starts, ints(starts.get(nodes)));
    }

    private IntBuffer ints(long count) throws IOException {
      return next(count * Integer.BYTES).asIntBuffer();
    }

    private ByteBuffer next(long bytes) throws IOException {
      if (bytes < 0 || bytes > size - at || bytes > Integer.MAX_VALUE) {
        throw new InputException(
            file + ": damaged, asks for " + bytes + " bytes at " + at + " of " + size);
      }
      ByteBuffer section = channel.map(FileChannel.MapMode.READ_ONLY, at, bytes);
      at += bytes;
      return section.order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  /**
   * The first 64 bytes of the file: {@code csn-hnsw}, the format's version, these fields as int32,
   * then zeros.
   *
   * @param gallery CRC-32C of the gallery's list of checksums
   * @param first the graph's first row in the gallery
   * @param items n, the number of rows
   * @param dimensions D of the embedding
   * @param levels number of levels, at least 1
   * @param entry the entry node of every search
   */
  record Header(int gallery, int first, int items, int dimensions, int levels, int entry) {
    static final int BYTES = 64;

    private static final long MAGIC =
        ByteBuffer.wrap("csn-hnsw".getBytes(StandardCharsets.US_ASCII))
            .order(ByteOrder.LITTLE_ENDIAN)
            .getLong();

    private static final int VERSION = 2;

    /** With M of 2 or more no graph of 2^31 nodes is likely to have more levels. */
    private static final int MAX_LEVELS = 64;

    GraphPlan.RowRange rows() {
      return new GraphPlan.RowRange(first, items);
    }

    byte[] bytes() {
      ByteBuffer buffer = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
      buffer.putLong(MAGIC).putInt(VERSION);
      buffer.putInt(gallery).putInt(first).putInt(items);
      buffer.putInt(dimensions).putInt(levels).putInt(entry);
      return buffer.array();
    }

    /**
     * Reads a header.
     *
     * @param bytes the file's first {@link #BYTES}, little-endian
     * @throws InputException if they are no header of this version
     */
    static Header read(ByteBuffer bytes, Path file) {
      if (bytes.getLong(0) != MAGIC) {
        throw new InputException(file + ": is not a graph file of an index");
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
      Header header =
          new Header(
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
          || header.levels > MAX_LEVELS
          || header.entry < 0
          || header.entry >= header.items) {
        throw new InputException(file + ": damaged, impossible " + header);
      }
      return header;
    }
  }

  /** One level of the graph. */
  static final class Level {
    private final Path file;
    private final int items;
    private final @Nullable IntBuffer nodes;
    private final IntBuffer starts;
    private final IntBuffer neighbors;

    /**
     * One level.
     *
     * @param nodes ascending; null for the lowest level, which has all nodes
     * @param starts offset of each node's first neighbor, and the end of the last one's
     */
    Level(Path file, int items, @Nullable IntBuffer nodes, IntBuffer starts, IntBuffer neighbors) {
      this.file = file;
      this.items = items;
      this.nodes = nodes;
      this.starts = starts;
      this.neighbors = neighbors;
    }

    /** The position of a node on this level. */
    int place(int item) {
      if (nodes == null) {
        return item;
      }
      int from = 0;
      int to = nodes.limit() - 1;
      while (from <= to) {
        int middle = (from + to) >>> 1;
        int node = nodes.get(middle);
        if (node == item) {
          return middle;
        }
        if (node < item) {
          from = middle + 1;
        } else {
          to = middle - 1;
        }
      }
      throw damaged("no node " + item + " where one is linked to");
    }

    /**
     * The offset of the first neighbor of the node at a position, and the end of the one before.
     */
    int start(int place) {
      int start = starts.get(place);
      if (start < 0 || start > neighbors.limit()) {
        throw damaged("neighbors from " + start + " on, of " + neighbors.limit());
      }
      return start;
    }

    /** The neighbor at an offset. */
    int neighbor(int at) {
      int neighbor = neighbors.get(at);
      if (neighbor < 0 || neighbor >= items) {
        throw damaged("neighbor " + neighbor + " of " + items + " items");
      }
      return neighbor;
    }

    /** The number of nodes. */
    int size() {
      return starts.limit() - 1;
    }

    /** The node at a position. */
    int node(int place) {
      return nodes == null ? place : nodes.get(place);
    }

    private InputException damaged(String what) {
      return new InputException(file + ": damaged, " + what);
    }
  }
}
