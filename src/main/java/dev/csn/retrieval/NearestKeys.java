package dev.csn.retrieval;

import java.util.Arrays;

/**
 * The k least of many (squared distance, row) pairs: a binary heap with the greatest on top. A pair
 * is one long, the bits of the distance above the row. The bits of non-negative floats ascend with
 * their values, so comparing longs compares distances first and rows second: no two pairs are equal
 * and ties fall the same way on every run.
 */
final class NearestKeys {
  private long[] heap;
  private int capacity;
  private int size;

  NearestKeys(int capacity) {
    this.heap = new long[capacity];
    this.capacity = capacity;
  }

  /** Empties the heap, and lets it hold {@code k} pairs from now on. */
  void reset(int k) {
    if (k > heap.length) {
      heap = new long[k];
    }
    capacity = k;
    size = 0;
  }

  static long key(float squaredDistance, int row) {
    return (long) Float.floatToRawIntBits(squaredDistance) << 32 | row;
  }

  static int row(long key) {
    return (int) key;
  }

  static float squaredDistance(long key) {
    return Float.intBitsToFloat((int) (key >>> 32));
  }

  /** Keeps a pair if it is among the k least so far. */
  void offer(long key) {
    if (size < capacity) {
      siftUp(key);
    } else if (capacity > 0 && key < heap[0]) {
      siftDown(key);
    }
  }

  private void siftUp(long key) {
    int hole = size++;
    while (hole > 0 && heap[(hole - 1) / 2] < key) {
      heap[hole] = heap[(hole - 1) / 2];
      hole = (hole - 1) / 2;
    }
    heap[hole] = key;
  }

  private void siftDown(long key) {
    int hole = 0;
    for (int child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && heap[child + 1] > heap[child]) {
        child++;
      }
      if (heap[child] <= key) {
        break;
      }
      heap[hole] = heap[child];
      hole = child;
    }
    heap[hole] = key;
  }

  /** The pairs kept, least first. */
  long[] ascending() {
    long[] keys = Arrays.copyOf(heap, size);
    Arrays.sort(keys);
    return keys;
  }
}
