package dev.csn.search.index;

import java.nio.FloatBuffer;
import org.apache.lucene.util.hnsw.RandomVectorScorer;

/** How like the vectors of a file are to a point: the negative squared distance. */
final class VectorScorer implements RandomVectorScorer {
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

  /** Four sums side by side: they do not wait for one another. */
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
