package dev.csn.search;

import java.util.Arrays;

/**
 * Selects the smallest keys and sorts keys, faster than {@link Arrays#sort}. Its partitions have no
 * branches, half of which a processor would mispredict on keys in random order. Owns working
 * memory, so each thread needs its own.
 */
final class KeySelection {
  /** For at most so many keys, the library's insertion sort is faster. */
  private static final int MAX_INSERTION = 24;

  /** After so many partitions the pivots are bad, and the library's sort is used. */
  private static final int MAX_PARTITIONS = 64;

  private long[] greater = new long[0];

  /**
   * Moves the least keys to the front; the greatest of them comes last, the others in any order.
   *
   * @param keys not negative, all different
   * @param size number of keys, from index 0 on
   * @param count number of least keys, from 1 to {@code size}
   */
  void select(long[] keys, int size, int count) {
    int from = 0;
    int to = size;
    for (int left = MAX_PARTITIONS; to - from > MAX_INSERTION && left > 0; left--) {
      int middle = partition(keys, from, to);
      if (count <= middle) {
        to = middle;
      } else {
        from = middle;
      }
    }
    Arrays.sort(keys, from, to);
  }

  /** Sorts the first {@code size} keys, which are not negative and all different. */
  void sort(long[] keys, int size) {
    sort(keys, 0, size, MAX_PARTITIONS);
  }

  private void sort(long[] keys, int from, int to, int partitions) {
    if (to - from <= MAX_INSERTION || partitions == 0) {
      Arrays.sort(keys, from, to);
    } else {
      int middle = partition(keys, from, to);
      sort(keys, from, middle, partitions - 1);
      sort(keys, middle, to, partitions - 1);
    }
  }

  /**
   * Moves lesser keys before greater ones; there must be three keys or more.
   *
   * @return start of the greater ones; neither side is empty
   */
  private int partition(long[] keys, int from, int to) {
    if (greater.length < to - from) {
      greater = new long[to - from];
    }
    long pivot = median(keys[from], keys[(from + to) >>> 1], keys[to - 1]);
    int lesserEnd = from;
    int greaterEnd = 0;
    for (int i = from; i < to; i++) {
      long key = keys[i];
      int lesser = (int) ((key - pivot) >>> 63); // 1 or 0, as neither is negative
      keys[lesserEnd] = key;
      greater[greaterEnd] = key;
      lesserEnd += lesser;
      greaterEnd += 1 - lesser;
    }
    System.arraycopy(greater, 0, keys, lesserEnd, greaterEnd);
    return lesserEnd;
  }

  private static long median(long a, long b, long c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
