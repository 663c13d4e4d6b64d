package dev.csn.search.index;

import dev.csn.gallery.Embeddings;
import dev.csn.io.AtomicFiles;
import dev.csn.search.ParallelRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.apache.lucene.util.hnsw.HnswGraphBuilder;
import org.apache.lucene.util.hnsw.OnHeapHnswGraph;
import org.apache.lucene.util.hnsw.RandomVectorScorer;
import org.apache.lucene.util.hnsw.RandomVectorScorerSupplier;

/**
 * Builds one graph and writes its file. One thread inserts the items in {@link InsertionOrder}, so
 * that the same gallery, parameters and seed give the same bytes. Nodes are numbered in that order,
 * so that near items are close in memory and in the file.
 *
 * @param file the graph's file
 * @param gallery CRC-32C of the gallery's list of checksums
 */
record GraphBuild(Path file, GraphPlan planned, int gallery, HnswParameters parameters) {
  /** Items between two reports of progress: some 10 ms of work. */
  private static final int ITEMS_PER_REPORT = 1024;

  /** The number of items. */
  int items() {
    return planned.rows().count();
  }

  /** Builds graphs side by side, each on one thread; begins with the first. */
  static void runAll(List<GraphBuild> builds, Embeddings embeddings, IndexStore.Progress progress)
      throws IOException {
    int total = builds.stream().mapToInt(GraphBuild::items).reduce(0, Math::addExact);
    AtomicInteger done = new AtomicInteger();
    IntConsumer more =
        items -> {
          synchronized (done) { // so that reports come one at a time, in their order
            progress.built(done.addAndGet(items), total);
          }
        };
    int threads = Math.max(1, Math.min(builds.size(), Runtime.getRuntime().availableProcessors()));
    try {
      ParallelRows.forEach(
          0,
          builds.size(),
          /* step= */ 1,
          threads,
          () -> build -> builds.get(build).runUnchecked(embeddings, more));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void runUnchecked(Embeddings embeddings, IntConsumer progress) {
    try {
      run(embeddings, progress);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(Embeddings embeddings, IntConsumer progress) throws IOException {
    WeightedSpace space = planned.space();
    int first = planned.rows().first();
    int[] stored = IntStream.range(first, planned.rows().end()).toArray();
    int[] rows = InsertionOrder.of(space.vectors(embeddings, stored), space.size());
    for (int node = 0; node < rows.length; node++) {
      rows[node] += first;
    }
    float[] vectors = space.vectors(embeddings, rows);
    OnHeapHnswGraph graph = build(vectors, progress);
    GraphFile.Header header =
        new GraphFile.Header(
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
            parameters.m(),
            parameters.efConstruction(),
            parameters.seed(),
            items());
    for (int node = 0; node < items(); node++) {
      builder.addGraphNode(node);
      if ((node + 1) % ITEMS_PER_REPORT == 0) {
        progress.accept(ITEMS_PER_REPORT);
      }
    }
    progress.accept(items() % ITEMS_PER_REPORT);
    return builder.getCompletedGraph();
  }

  /** Scores vectors in memory, [n, size] row-major, by their negative squared distance. */
  static final class SquaredDistances implements RandomVectorScorerSupplier {
    private final float[] vectors;
    private final int size;

    SquaredDistances(float[] vectors, int size) {
      this.vectors = vectors;
      this.size = size;
    }

    @Override
    public RandomVectorScorer scorer(int item) {
      int own = item * size;
      return new RandomVectorScorer() {
        @Override
        public float score(int other) {
          return -between(vectors, own, other * size, size);
        }

        @Override
        public int maxOrd() {
          return vectors.length / size;
        }
      };
    }

    @Override
    public RandomVectorScorerSupplier copy() {
      return this; // holds no state
    }

    /**
     * The squared distance of two vectors that begin at offsets {@code a} and {@code b}. Four
     * independent sums let the processor overlap their additions.
     */
    static float between(float[] vectors, int a, int b, int size) {
      float sum0 = 0;
      float sum1 = 0;
      float sum2 = 0;
      float sum3 = 0;
      int i = 0;
      for (; i <= size - 4; i += 4) {
        float difference0 = vectors[a + i] - vectors[b + i];
        float difference1 = vectors[a + i + 1] - vectors[b + i + 1];
        float difference2 = vectors[a + i + 2] - vectors[b + i + 2];
        float difference3 = vectors[a + i + 3] - vectors[b + i + 3];
        sum0 += difference0 * difference0;
        sum1 += difference1 * difference1;
        sum2 += difference2 * difference2;
        sum3 += difference3 * difference3;
      }
      for (; i < size; i++) {
        float difference = vectors[a + i] - vectors[b + i];
        sum0 += difference * difference;
      }
      return sum0 + sum1 + (sum2 + sum3);
    }
  }
}
