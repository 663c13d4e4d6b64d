package dev.csn.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.TopKnnCollector;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.SparseFixedBitSet;
import org.apache.lucene.util.hnsw.HnswGraph;
import org.apache.lucene.util.hnsw.HnswGraphSearcher;
import org.apache.lucene.util.hnsw.NeighborQueue;
import org.apache.lucene.util.hnsw.RandomVectorScorer;
import org.jspecify.annotations.Nullable;

/** Searches one graph for its approximately nearest items. */
record GraphSearch(GraphFile file) {
  /** Beam width on the upper levels; see {@link #entry}. */
  private static final int ENTRIES = 8;

  WeightedSpace space() {
    return file.space();
  }

  /**
   * Finds candidates.
   *
   * @param factors multiply squared differences; see {@link WeightedSpace#factors}
   * @param query the unmasked query point, [D]
   * @param efSearch number of candidates, at most
   * @param allowed rows that a filter allows; null for all
   * @param maxVisited number of nodes that may be visited
   * @return rows in no order; null if the search would have visited more nodes
   */
  int @Nullable [] near(
      float[] factors, float[] query, int efSearch, @Nullable Bits allowed, int maxVisited) {
    TopKnnCollector collector = new TopKnnCollector(efSearch, maxVisited);
    VectorScorer scorer = new VectorScorer(file.vectors(), file.space().point(query), factors);
    try {
      HnswGraphSearcher.search(
          scorer,
          collector,
          MappedGraph.lowest(file, entry(scorer)),
          allowed == null ? null : new AllowedNodes(file, allowed));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Lucene's interfaces allow it, a mapped file never does.
    }
    if (collector.earlyTerminated()) {
      return null;
    }
    var found = collector.topDocs().scoreDocs;
    int[] rows = new int[found.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = file.row(found[i].doc);
    }
    return rows;
  }

  /**
   * The approximately nearest node of the upper levels. Lucene's own search keeps one node per
   * level there, which in clustered data may end in the wrong cluster.
   */
  private int entry(VectorScorer scorer) throws IOException {
    MappedGraph graph = MappedGraph.whole(file);
    HnswGraphSearcher searcher =
        new HnswGraphSearcher(
            new NeighborQueue(ENTRIES, true), new SparseFixedBitSet(graph.size()));
    int[] entries = {graph.entryNode()};
    for (int level = graph.numLevels() - 1; level > 0; level--) {
      entries =
          searcher.searchLevel(scorer, ENTRIES, level, entries, graph).popUntilNearestKNodes();
    }
    int nearest = entries[0];
    for (int entry : entries) {
      nearest = scorer.score(entry) > scorer.score(nearest) ? entry : nearest;
    }
    return nearest;
  }

  /** A filter on rows as a filter on nodes. */
  private record AllowedNodes(GraphFile file, Bits rows) implements Bits {
    @Override
    public boolean get(int node) {
      return rows.get(file.row(node));
    }

    @Override
    public int length() {
      return file.header().items();
    }
  }

  /** Lucene's view of a file: all levels, or the lowest alone. Holds a cursor: one per search. */
  static final class MappedGraph extends HnswGraph {
    private final GraphFile file;
    private final int levels;
    private final int entry;
    private GraphFile.Level level;
    private int at;
    private int end;

    private MappedGraph(GraphFile file, int levels, int entry) {
      this.file = file;
      this.levels = levels;
      this.entry = entry;
      this.level = file.levels().get(0);
    }

    static MappedGraph whole(GraphFile file) {
      return new MappedGraph(file, file.header().levels(), file.header().entry());
    }

    static MappedGraph lowest(GraphFile file, int entry) {
      return new MappedGraph(file, 1, entry);
    }

    @Override
    public void seek(int number, int target) {
      level = file.levels().get(number);
      int place = level.place(target);
      at = level.start(place);
      end = level.start(place + 1);
    }

    @Override
    public int nextNeighbor() {
      return at < end ? level.neighbor(at++) : DocIdSetIterator.NO_MORE_DOCS;
    }

    @Override
    public int size() {
      return file.header().items();
    }

    @Override
    public int numLevels() {
      return levels;
    }

    @Override
    public int entryNode() {
      return entry;
    }

    @Override
    public NodesIterator getNodesOnLevel(int number) {
      GraphFile.Level nodes = file.levels().get(number);
      int[] items = IntStream.range(0, nodes.size()).map(nodes::node).toArray();
      return new ArrayNodesIterator(items, items.length);
    }
  }

  /** Scores a file's vectors by their negative squared distance to a point. */
  static final class VectorScorer implements RandomVectorScorer {
    private final FloatBuffer vectors;
    private final float[] point;
    private final float[] factors;

    VectorScorer(FloatBuffer vectors, float[] point, float[] factors) {
      this.vectors = vectors;
      this.point = point;
      this.factors = factors;
    }

    @Override
    public float score(int node) {
      return -distance(node * point.length);
    }

    /** Four independent sums let the processor overlap their additions. */
    private float distance(int at) {
      float sum0 = 0;
      float sum1 = 0;
      float sum2 = 0;
      float sum3 = 0;
      int i = 0;
      for (; i <= point.length - 4; i += 4) {
        float difference0 = vectors.get(at + i) - point[i];
        float difference1 = vectors.get(at + i + 1) - point[i + 1];
        float difference2 = vectors.get(at + i + 2) - point[i + 2];
        float difference3 = vectors.get(at + i + 3) - point[i + 3];
        sum0 += factors[i] * difference0 * difference0;
        sum1 += factors[i + 1] * difference1 * difference1;
        sum2 += factors[i + 2] * difference2 * difference2;
        sum3 += factors[i + 3] * difference3 * difference3;
      }
      for (; i < point.length; i++) {
        float difference = vectors.get(at + i) - point[i];
        sum0 += factors[i] * difference * difference;
      }
      return sum0 + sum1 + (sum2 + sum3);
    }

    @Override
    public int maxOrd() {
      return vectors.limit() / point.length;
    }
  }
}
