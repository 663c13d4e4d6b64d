package dev.csn.search.index;

import dev.csn.gallery.Embeddings;
import dev.csn.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.apache.lucene.util.hnsw.HnswGraphBuilder;
import org.apache.lucene.util.hnsw.OnHeapHnswGraph;

/**
 * Builds one graph and writes its file. Items come in on one thread, in an order that depends on
 * nothing but where they are, so that the same gallery, settings and seed give the same bytes. A
 * graph's nodes are numbered in that order: what is near is near in memory and in the file too.
 *
 * @param file to be written
 * @param gallery the checksum of the gallery's list of checksums
 */
record GraphBuild(Path file, PlannedGraph planned, int gallery, IndexSettings settings) {
  /** Items between two tellings of how far it has come. */
  private static final int TELL_EVERY = 1024;

  /** How many items it has. */
  int items() {
    return planned.rows().count();
  }

  /**
   * Does it.
   *
   * @param progress is told of so many more items
   */
  void run(Embeddings embeddings, IntConsumer progress) throws IOException {
    GraphSpace space = planned.space();
    int[] rows = InsertionOrder.of(space.vectors(embeddings, planned.rows()), space.size());
    for (int node = 0; node < rows.length; node++) {
      rows[node] += planned.rows().first();
    }
    float[] vectors = space.vectors(embeddings, rows);
    OnHeapHnswGraph graph = build(vectors, progress);
    GraphHeader header =
        new GraphHeader(
            gallery,
            planned.rows().first(),
            rows.length,
            embeddings.dimensions(),
            graph.numLevels(),
            graph.entryNode());
    AtomicFiles.write(
        file, out -> GraphWriter.write(out, header, space.weights(), rows, vectors, graph));
  }

  private OnHeapHnswGraph build(float[] vectors, IntConsumer progress) throws IOException {
    HnswGraphBuilder builder =
        HnswGraphBuilder.create(
            new SquaredDistances(vectors, planned.space().size()),
            settings.connections(),
            settings.construction(),
            settings.seed(),
            items());
    for (int node = 0; node < items(); node++) {
      builder.addGraphNode(node);
      if ((node + 1) % TELL_EVERY == 0) {
        progress.accept(TELL_EVERY);
      }
    }
    progress.accept(items() % TELL_EVERY);
    return builder.getCompletedGraph();
  }
}
