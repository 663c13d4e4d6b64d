package dev.csn.search;

import java.util.Arrays;

/**
 * Keeps the k least of many (squared distance, row) pairs. A pair is one long key, the distance's
 * bits above the row. The bits of non-negative floats sort as their values, so keys sort by
 * distance first and row second: no two are equal, and every run breaks ties alike.
 *
 * <p>A buffer collects keys and is cut back to the k least whenever it is full. Nearly all items of
 * a large gallery then cost one comparison with the k-th distance so far, and a k of a thousand
 * needs no heap of ten levels.
 */
final class NearestKeys {
  /** Buffer size beyond k, so that a buffer for a small k is not cut back all the time. */
  private static final int MIN_ROOM = 64;

  private final KeySelection selection = new KeySelection();
  private long[] keys = new long[0];
  private int k;
  private int size;
  private float bound;

  /** Empties the buffer; keeps {@code k} keys from here on, at least 1. */
  void reset(int k) {
    int needed = k + Math.max(k, MIN_ROOM);
    if (needed > keys.length) {
      keys = new long[needed];
    }
    this.k = k;
    size = 0;
    bound = Float.NaN; // no distance is >= NaN, not even infinity
  }

  /** A pair's key, not negative. */
  static long key(float squaredDistance, int row) {
    return (long) Float.floatToIntBits(squaredDistance) << 32 | row;
  }

  static int row(long key) {
    return (int) key;
  }

  static float squaredDistance(long key) {
    return Float.intBitsToFloat((int) (key >>> 32));
  }

  /** The k least of all keys, least first. */
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
   * Offers consecutive items. Rows must ascend from call to call: an item at the distance of the
   * k-th so far then has a higher row, and loses the tie.
   *
   * @param squaredDistances of the items, from index 0 on
   * @param count number of items
   * @param firstRow row of the first
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

  /** Offers one item; rows must ascend from call to call. */
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

  /** The keys kept, least first. */
  long[] ascending() {
    if (size > k) {
      cut();
    }
    long[] least = Arrays.copyOf(keys, size);
    selection.sort(least, size);
    return least;
  }
}
