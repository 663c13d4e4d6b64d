package dev.csn.search;

import java.util.Arrays;

/**
 * Finds the least of many keys, and sorts keys, faster than {@link Arrays#sort}: by partitions
 * without a branch. Keys come in no order, so that a processor would guess every other branch
 * wrongly. Owns working memory: one per thread.
 */
final class KeySelection {
  /** So few keys are sorted by insertion. */
  private static final int FEW = 24;

  /** Partitions after which an order of keys counts as one that this method does not suit. */
  private static final int PATIENCE = 64;

  private long[] greater = new long[0];

  /**
   * Moves the least keys to the front, in any order but for the greatest of them, which comes last.
   *
   * @param keys not negative, all different
   * @param size how many keys, from index 0 on
   * @param count how many of them to move, from 1 to {@code size}
   */
  void select(long[] keys, int size, int count) {
    int from = 0;
    int to = size;
    for (int patience = PATIENCE; to - from > FEW && patience > 0; patience--) {
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
    sort(keys, 0, size, PATIENCE);
  }

  private void sort(long[] keys, int from, int to, int patience) {
    if (to - from <= FEW || patience == 0) {
      Arrays.sort(keys, from, to);
    } else {
      int middle = partition(keys, from, to);
      sort(keys, from, middle, patience - 1);
      sort(keys, middle, to, patience - 1);
    }
  }

  /**
   * Puts lesser keys before greater ones.
   *
   * @param from of three keys at least
   * @return where the greater ones begin; both sides have some
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
