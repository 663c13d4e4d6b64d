package dev.csn.search;

import dev.csn.gallery.Embeddings;

/** The scan of an exact search. Owns working memory, so each thread needs its own. */
final class NeighborScan {
  /**
   * If more than one in so many rows of a block is wanted, the whole block is computed. Measured
   * with a twentieth to a tenth of 1,000,000 rows, this is nearly twice as fast as single rows.
   */
  private static final int DENSE = 32;

  private final Embeddings embeddings;
  private final float[] weights;
  private final float[] sums = new float[Embeddings.BLOCK];
  private final NearestKeys nearest = new NearestKeys();
  private float[] query = {};
  private int kept;
  private int excludedRow;

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

  /** The keys of the k nearest items of some blocks, best first. */
  long[] nearestKeys(float[] query, int k, int excludedRow, int fromBlock, int toBlock) {
    int items = Math.min(embeddings.size(), (toBlock - fromBlock) * Embeddings.BLOCK);
    begin(query, Math.min(k, items), excludedRow);
    pass(fromBlock, toBlock);
    return found();
  }

  /**
   * Begins a search, which {@link #pass} continues.
   *
   * @param k number of items to keep
   */
  void begin(float[] query, int k, int excludedRow) {
    check(query, k);
    this.query = query;
    this.kept = k;
    this.excludedRow = excludedRow;
    if (kept > 0) {
      nearest.reset(kept);
    }
  }

  /** Scans some blocks; blocks ascend from call to call. */
  void pass(int fromBlock, int toBlock) {
    if (kept == 0) {
      return;
    }
    for (int block = fromBlock; block < toBlock; block++) {
      int count = embeddings.squaredDistances(weights, query, block, sums);
      nearest.offer(sums, count, block * Embeddings.BLOCK, excludedRow);
    }
  }

  /** The keys of the items kept, best first. */
  long[] found() {
    return kept == 0 ? new long[0] : nearest.ascending();
  }

  /**
   * The keys of the k items nearest to a point among some rows, best first.
   *
   * @param rows ascending
   */
  long[] nearestKeysAmong(int[] rows, float[] query, int k, int excludedRow) {
    check(query, k);
    int wanted = Math.min(k, rows.length);
    if (wanted == 0) {
      return new long[0];
    }
    nearest.reset(wanted);
    int to;
    for (int from = 0; from < rows.length; from = to) {
      int block = rows[from] / Embeddings.BLOCK;
      to = from + 1;
      while (to < rows.length && rows[to] / Embeddings.BLOCK == block) {
        to++;
      }
      offer(rows, from, to, block, query, excludedRow);
    }
    return nearest.ascending();
  }

  private void offer(int[] rows, int from, int to, int block, float[] query, int excludedRow) {
    boolean dense = to - from > Embeddings.BLOCK / DENSE;
    if (dense) {
      var unused = embeddings.squaredDistances(weights, query, block, sums);
    }
    for (int i = from; i < to; i++) {
      float distance =
          dense
              ? sums[rows[i] % Embeddings.BLOCK]
              : embeddings.squaredDistance(weights, query, rows[i]);
      nearest.offer(distance, rows[i], excludedRow);
    }
  }

  private void check(float[] query, int k) {
    if (query.length != weights.length || k < 0) {
      throw new IllegalArgumentException("query of " + query.length + " dimensions, k = " + k);
    }
  }
}
