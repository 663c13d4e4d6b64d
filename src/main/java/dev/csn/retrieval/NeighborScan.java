package dev.csn.retrieval;

/** An exact search's working memory: one per thread. */
final class NeighborScan {
  private final Embeddings embeddings;
  private final float[] weights;
  private final float[] sums = new float[Embeddings.BLOCK];
  private final NearestKeys nearest = new NearestKeys();

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
    return new Ranking(nearestKeys(query, k, excludedRow, 0, embeddings.blocks()));
  }

  /**
   * The same among the items of some blocks.
   *
   * @return as {@link NearestKeys}, best first
   */
  long[] nearestKeys(float[] query, int k, int excludedRow, int fromBlock, int toBlock) {
    if (query.length != weights.length || k < 0) {
      throw new IllegalArgumentException("query of " + query.length + " dimensions, k = " + k);
    }
    int items = Math.min(embeddings.size(), (toBlock - fromBlock) * Embeddings.BLOCK);
    int kept = Math.min(k, items);
    if (kept == 0) {
      return new long[0];
    }
    nearest.reset(kept);
    for (int block = fromBlock; block < toBlock; block++) {
      int count = embeddings.squaredDistances(weights, query, block, sums);
      nearest.offer(sums, count, block * Embeddings.BLOCK, excludedRow);
    }
    return nearest.ascending();
  }
}
