package dev.csn.search.index;

import dev.csn.config.Check;

/**
 * Construction parameters of HNSW graphs, in the terms of Malkov and Yashunin (2016).
 *
 * @param m M, links of an inserted item; an item has at most 2 M on the lowest level and M above
 * @param efConstruction candidates among which the links are chosen
 * @param seed of the items' levels
 */
public record HnswParameters(int m, int efConstruction, long seed) {
  public static final HnswParameters DEFAULT = new HnswParameters(16, 100, 1);

  public HnswParameters {
    Check.between("--connections", m, 2, 128);
    Check.between("--construction", efConstruction, 1, 4096);
  }
}
