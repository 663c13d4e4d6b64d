package dev.csn.search;

import java.util.ArrayList;
import java.util.List;

/** The nearest items of one query, best first. Immutable. */
public final class Ranking {
  private final long[] keys;

  Ranking(long[] keys) {
    this.keys = keys;
  }

  /** The number of items. */
  public int size() {
    return keys.length;
  }

  /** The item at a rank, counted from 0. */
  public int row(int rank) {
    return NearestKeys.row(keys[rank]);
  }

  /** The distance of the item at a rank, counted from 0. */
  public double distance(int rank) {
    return Math.sqrt(NearestKeys.squaredDistance(keys[rank]));
  }

  /** The items as a list, best first. */
  public List<Neighbor> neighbors() {
    List<Neighbor> neighbors = new ArrayList<>(keys.length);
    for (int rank = 0; rank < keys.length; rank++) {
      neighbors.add(new Neighbor(row(rank), distance(rank)));
    }
    return neighbors;
  }
}
