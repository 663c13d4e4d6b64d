package dev.csn.index;

import dev.csn.io.AtomicFiles;
import dev.csn.retrieval.Embeddings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.apache.lucene.util.hnsw.HnswGraphBuilder;
import org.apache.lucene.util.hnsw.OnHeapHnswGraph;

/**
 * Builds one graph and writes its file. Items come in by their rows, on one thread, so that the
 * same gallery, settings and seed give the same bytes.
 *
 * @param file to be written
 * @param gallery the checksum of the gallery's list of checksums
 */
record GraphBuild(Path file, GraphSpace space, int gallery, IndexSettings settings) {
  /** Items between two tellings of how far it has come. */
  private static final int TELL_EVERY = 1024;

  /**
   * Does it.
   *
   * @param progress is told of so many more items
   */
  void run(Embeddings embeddings, IntConsumer progress) throws IOException {
    float[] vectors = space.vectors(embeddings);
    OnHeapHnswGraph graph = build(vectors, embeddings.size(), progress);
    GraphHeader header =
        new GraphHeader(
            gallery,
            embeddings.size(),
            embeddings.dimensions(),
            graph.numLevels(),
            graph.entryNode());
    AtomicFiles.write(file, out -> GraphWriter.write(out, header, space.weights(), vectors, graph));
  }

  private OnHeapHnswGraph build(float[] vectors, int items, IntConsumer progress)
      throws IOException {
    HnswGraphBuilder builder =
        HnswGraphBuilder.create(
            new SquaredDistances(vectors, space.size()),
            settings.connections(),
            settings.construction(),
            settings.seed(),
            items);
    for (int item = 0; item < items; item++) {
      builder.addGraphNode(item);
      if ((item + 1) % TELL_EVERY == 0) {
        progress.accept(TELL_EVERY);
      }
    }
    progress.accept(items % TELL_EVERY);
    return builder.getCompletedGraph();
  }
}
