package dev.csn.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.search.TopKnnCollector;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.SparseFixedBitSet;
import org.apache.lucene.util.hnsw.HnswGraphSearcher;
import org.apache.lucene.util.hnsw.NeighborQueue;

/** Finds items that are near, most likely the nearest, by a graph. */
record GraphSearch(GraphFile file) {
  /** How many of the nearest nodes of a level the search of the one below begins with. */
  private static final int ENTRIES = 8;

  GraphSpace space() {
    return file.space();
  }

  /**
   * Near items.
   *
   * @param factors of squared differences in the graph's space; see {@link GraphSpace#factors}
   * @param query [D]
   * @param count how many at most
   * @param allowed which rows; null for all
   * @param patience items that may be looked at
   * @return their rows in no order; null if patience was lost
   */
  int[] near(float[] factors, float[] query, int count, Bits allowed, int patience) {
    TopKnnCollector collector = new TopKnnCollector(count, patience);
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
   * The node of the upper levels that is nearest, most likely. Lucene by itself goes on from one
   * node a level, which among clusters may lead into the wrong one, with no way back.
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

  /** The nodes of those items that may be found. */
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
}
