package dev.csn.search.index;

import org.apache.lucene.util.hnsw.RandomVectorScorer;
import org.apache.lucene.util.hnsw.RandomVectorScorerSupplier;

/**
 * Vectors in memory, [n, size] item by item, and how like two of them are: the negative squared
 * distance, as Lucene's graphs want the greater to be the nearer.
 */
final class SquaredDistances implements RandomVectorScorerSupplier {
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
   * The squared distance of two vectors that begin at given places. Four sums side by side: they do
   * not wait for one another.
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
