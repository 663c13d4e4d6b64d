package dev.csn.search;

import java.util.Arrays;

/**
 * The k least of many (squared distance, row) pairs. A pair is one long, the bits of the distance
 * above the row. The bits of non-negative floats ascend with their values, so comparing longs
 * compares distances first and rows second: no two pairs are equal and ties fall the same way on
 * every run.
 *
 * <p>Pairs are collected in a buffer, which is cut back to the k least whenever it is full. Nearly
 * all items of a large gallery then cost one comparison with the k-th distance so far; and with a k
 * of a thousand no pair sifts through the ten levels of a heap.
 */
final class NearestKeys {
  /** Beyond the k kept there is room for this many at least, lest a small k be cut all the time. */
  private static final int LEAST_ROOM = 64;

  private final KeySelection selection = new KeySelection();
  private long[] keys = new long[0];
  private int k;
  private int size;
  private float bound;

  /** Forgets all pairs; keeps the {@code k} least of those to come, at least 1. */
  void reset(int k) {
    int needed = k + Math.max(k, LEAST_ROOM);
    if (needed > keys.length) {
      keys = new long[needed];
    }
    this.k = k;
    size = 0;
    bound = Float.NaN; // which no distance reaches, not even infinity
  }

  /** A pair as a long, which is not negative. */
  static long key(float squaredDistance, int row) {
    return (long) Float.floatToIntBits(squaredDistance) << 32 | row;
  }

  static int row(long key) {
    return (int) key;
  }

  static float squaredDistance(long key) {
    return Float.intBitsToFloat((int) (key >>> 32));
  }

  /** The k least of all the pairs given, least first. */
  static long[] least(int k, long[][] pairs) {
    if (k == 0) {
      return new long[0];
    }
    NearestKeys nearest = new NearestKeys();
    nearest.reset(k);
    for (long[] some : pairs) {
      for (long key : some) {
        nearest.add(key);
      }
    }
    return nearest.ascending();
  }

  /**
   * Takes consecutive items. Rows must ascend from call to call: an item that is as far as the k-th
   * so far then has the higher row, and comes too late.
   *
   * @param squaredDistances of the items, from index 0 on
   * @param count how many items
   * @param firstRow the row of the first
   * @param excludedRow not taken
   */
  void offer(float[] squaredDistances, int count, int firstRow, int excludedRow) {
    for (int i = 0; i < count; i++) {
      if (squaredDistances[i] >= bound) {
        continue;
      }
      if (firstRow + i != excludedRow) {
        add(key(squaredDistances[i], firstRow + i));
      }
    }
  }

  /** Takes one item; rows must ascend from call to call. */
  void offer(float squaredDistance, int row, int excludedRow) {
    if (!(squaredDistance >= bound) && row != excludedRow) {
      add(key(squaredDistance, row));
    }
  }

  private void add(long key) {
    if (size == keys.length) {
      cut();
    }
    keys[size++] = key;
  }

  private void cut() {
    selection.select(keys, size, k);
    size = k;
    bound = squaredDistance(keys[k - 1]);
  }

  /** The pairs kept, least first. */
  long[] ascending() {
    if (size > k) {
      cut();
    }
    long[] least = Arrays.copyOf(keys, size);
    selection.sort(least, size);
    return least;
  }
}
