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
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A graph's file, mapped into memory: see {@link GraphWriter}. Nothing is allocated for what it
 * says, and whatever it says no index leaves its bounds.
 */
final class GraphFile {
  private static final int LARGEST_PIECE = 1 << 30;

  private final Path file;
  private final GraphHeader header;
  private final GraphSpace space;
  private final IntBuffer rows;
  private final FloatBuffer vectors;
  private final List<GraphLevel> levels;

  private GraphFile(
      Path file,
      GraphHeader header,
      GraphSpace space,
      IntBuffer rows,
      FloatBuffer vectors,
      List<GraphLevel> levels) {
    this.file = file;
    this.header = header;
    this.space = space;
    this.rows = rows;
    this.vectors = vectors;
    this.levels = levels;
  }

  /**
   * Opens a file and reads it once, for its checksum.
   *
   * @param sums that must list it
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
    for (long at = 0; at < channel.size(); at += LARGEST_PIECE) {
      long length = Math.min(LARGEST_PIECE, channel.size() - at);
      sum.update(channel.map(FileChannel.MapMode.READ_ONLY, at, length));
    }
    return Checksums.of(sum);
  }

  GraphHeader header() {
    return header;
  }

  /** The space that the vectors are in, of at least one dimension. */
  GraphSpace space() {
    return space;
  }

  /**
   * The row of a node's item.
   *
   * @throws InputException if the file gives one that is not of its rows
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

  /** From the lowest. */
  List<GraphLevel> levels() {
    return levels;
  }

  /** The parts of a file, one after the other, each mapped by itself: none exceeds 2 GiB. */
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
      GraphHeader header = GraphHeader.read(next(GraphHeader.BYTES), file);
      GraphSpace space = space(header.dimensions());
      IntBuffer rows = ints(header.items());
      long values = (long) header.items() * space.size();
      FloatBuffer vectors = next(values * Float.BYTES).asFloatBuffer();
      List<GraphLevel> levels = new ArrayList<>();
      for (int level = 0; level < header.levels(); level++) {
        levels.add(level(level, header.items()));
      }
      if (at != size) {
        throw new InputException(file + ": damaged, " + (size - at) + " bytes behind its end");
      }
      return new GraphFile(file, header, space, rows, vectors, levels);
    }

    private GraphSpace space(int dimensions) throws IOException {
      FloatBuffer stored = next((long) dimensions * Float.BYTES).asFloatBuffer();
      float[] weights = new float[dimensions];
      stored.get(weights);
      for (float weight : weights) {
        if (!(weight >= 0 && weight <= Float.MAX_VALUE)) {
          throw new InputException(file + ": damaged, weight " + weight);
        }
      }
      GraphSpace space = new GraphSpace(weights);
      if (space.size() == 0) {
        throw new InputException(file + ": damaged, all weights are 0");
      }
      return space;
    }

    private GraphLevel level(int level, int items) throws IOException {
      int nodes = next(Integer.BYTES).getInt(0);
      if (level == 0 ? nodes != items : nodes < 1 || nodes > items) {
        throw new InputException(
            file + ": damaged, " + nodes + " nodes on level " + level + " of " + items);
      }
      IntBuffer own = level == 0 ? null : ints(nodes);
      IntBuffer starts = ints((long) nodes + 1);
      return new GraphLevel(file, items, own, starts, ints(starts.get(nodes)));
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
}
