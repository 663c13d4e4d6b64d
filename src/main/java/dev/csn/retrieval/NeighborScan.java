package dev.csn.retrieval;

/** An exact search's working memory: one per thread. */
final class NeighborScan {
  /** Items at a time: their sums (4 KiB) stay in the first-level cache while dimensions pass. */
  private static final int BLOCK = 1024;

  private final Embeddings embeddings;
  private final float[] weights;
  private final float[] sums = new float[BLOCK];
  private final NearestKeys nearest = new NearestKeys(16);

  NeighborScan(Embeddings embeddings, float[] weights) {
    if (weights.length != embeddings.dimensions()) {
      throw new IllegalArgumentException(
          weights.length + " weights, embeddings of " + embeddings.dimensions() + " dimensions");
    }
    for (float weight : weights) {
      if (!(weight >= 0 && weight <= Float.MAX_VALUE)) {
        throw new IllegalArgumentException("weight " + weight);
      }
    }
    this.embeddings = embeddings;
    this.weights = weights.clone();
  }

  /** The k items nearest to a point, or all if they are fewer; never {@code excludedRow}. */
  Ranking nearest(float[] query, int k, int excludedRow) {
    if (query.length != weights.length || k < 0) {
      throw new IllegalArgumentException("query of " + query.length + " dimensions, k = " + k);
    }
    int size = embeddings.size();
    nearest.reset(Math.min(k, size));
    for (int from = 0; from < size; from += BLOCK) {
      int count = Math.min(BLOCK, size - from);
      embeddings.squaredDistances(weights, query, from, count, sums);
      for (int i = 0; i < count; i++) {
        if (from + i != excludedRow) {
          nearest.offer(NearestKeys.key(sums[i], from + i));
        }
      }
    }
    return new Ranking(nearest.ascending());
  }
}
