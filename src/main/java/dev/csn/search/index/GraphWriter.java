package dev.csn.search.index;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.lucene.util.hnsw.HnswGraph;
import org.apache.lucene.util.hnsw.NeighborArray;
import org.apache.lucene.util.hnsw.OnHeapHnswGraph;

/**
 * Writes a graph's file, in little-endian int32 and float32: the header (64 bytes, {@link
 * GraphFile.Header}); the weights of the embedding's dimensions, float32 [D]; each node's row, [n];
 * the vectors, float32 [n, size]. Then for each level, the lowest first: its number of nodes; the
 * nodes ascending, but for the lowest level, which has all; the offsets of each node's neighbors
 * with the end of the last; the neighbors.
 */
final class GraphWriter {
  private final OutputStream out;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 15).order(ByteOrder.LITTLE_ENDIAN);

  private GraphWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes a file.
   *
   * @param weights of the graph's space, [D]
   * @param rows each node's row, [n]
   * @param vectors each node's vector, [n, size]
   */
  static void write(
      OutputStream out,
      GraphFile.Header header,
      float[] weights,
      int[] rows,
      float[] vectors,
      OnHeapHnswGraph graph)
      throws IOException {
    out.write(header.bytes());
    GraphWriter writer = new GraphWriter(out);
    writer.put(weights);
    writer.put(rows);
    writer.put(vectors);
    for (int level = 0; level < header.levels(); level++) {
      writer.write(level, nodes(graph, level), graph);
    }
    writer.flush();
  }

  private static int[] nodes(OnHeapHnswGraph graph, int level) {
    HnswGraph.NodesIterator iterator = graph.getNodesOnLevel(level);
    int[] nodes = new int[iterator.size()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = iterator.nextInt();
    }
    Arrays.sort(nodes);
    return nodes;
  }

  private void write(int level, int[] nodes, OnHeapHnswGraph graph) throws IOException {
    put(nodes.length);
    if (level > 0) {
      put(nodes);
    }
    int start = 0;
    put(start);
    for (int node : nodes) {
      start = Math.addExact(start, graph.getNeighbors(level, node).size());
      put(start);
    }
    for (int node : nodes) {
      NeighborArray neighbors = graph.getNeighbors(level, node);
      for (int i = 0; i < neighbors.size(); i++) {
        put(neighbors.nodes()[i]);
      }
    }
  }

  private void put(float[] values) throws IOException {
    for (float value : values) {
      put(Float.floatToRawIntBits(value));
    }
  }

  private void put(int[] values) throws IOException {
    for (int value : values) {
      put(value);
    }
  }

  private void put(int value) throws IOException {
    if (!buffer.hasRemaining()) {
      flush();
    }
    buffer.putInt(value);
  }

  private void flush() throws IOException {
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
