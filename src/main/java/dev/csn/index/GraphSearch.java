package dev.csn.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopKnnCollector;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.hnsw.HnswGraphSearcher;
import org.apache.lucene.util.hnsw.RandomVectorScorer;

/** Finds items that are near, most likely the nearest, by a graph. */
record GraphSearch(GraphFile file) {
  GraphSpace space() {
    return file.space();
  }

  /**
   * Near items.
   *
   * @param factors of squared differences in the graph's space; see {@link GraphSpace#factors}
   * @param query [D]
   * @param count how many at most
   * @param allowed which; null for all
   * @param patience items that may be looked at
   * @return their rows in no order; none if patience was lost
   */
  int[] near(float[] factors, float[] query, int count, Bits allowed, int patience) {
    TopKnnCollector collector = new TopKnnCollector(count, patience);
    try {
      HnswGraphSearcher.search(
          new Scorer(file.vectors(), file.space().point(query), factors),
          collector,
          new MappedGraph(file),
          allowed);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Lucene's interfaces allow it, a mapped file never does.
    }
    if (collector.earlyTerminated()) {
      return new int[0];
    }
    TopDocs found = collector.topDocs();
    int[] rows = new int[found.scoreDocs.length];
    for (int i = 0; i < rows.length; i++) {
      ScoreDoc one = found.scoreDocs[i];
      rows[i] = one.doc;
    }
    return rows;
  }

  /** How like items are to a point: the negative squared distance. */
  private record Scorer(FloatBuffer vectors, float[] point, float[] factors)
      implements RandomVectorScorer {
    @Override
    public float score(int item) {
      int first = item * point.length;
      float sum = 0;
      for (int i = 0; i < point.length; i++) {
        float difference = vectors.get(first + i) - point[i];
        sum += factors[i] * difference * difference;
      }
      return -sum;
    }

    @Override
    public int maxOrd() {
      return vectors.limit() / point.length;
    }
  }
}
