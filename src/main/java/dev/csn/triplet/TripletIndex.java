package dev.csn.triplet;

import java.util.Arrays;

/** A set of triplets, by open addressing: a few ints each, where a million of them are kept. */
final class TripletIndex {
  private static final int FREE = -1;

  private final int[] slots;
  private final int[] anchors;
  private final int[] positives;
  private final int[] negatives;
  private int size;

  /**
   * An empty set.
   *
   * @param capacity how many triplets it can hold, at most 2^28
   */
  TripletIndex(int capacity) {
    // Half of the slots stay free, so that a search soon ends.
    slots = new int[Integer.highestOneBit(Math.max(1, capacity)) * 4];
    Arrays.fill(slots, FREE);
    anchors = new int[capacity];
    positives = new int[capacity];
    negatives = new int[capacity];
  }

  /** Adds a triplet; false if it was there. */
  boolean add(int anchor, int positive, int negative) {
    int slot = hash(anchor, positive, negative) & (slots.length - 1);
    while (slots[slot] != FREE) {
      int t = slots[slot];
      if (anchors[t] == anchor && positives[t] == positive && negatives[t] == negative) {
        return false;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    anchors[size] = anchor;
    positives[size] = positive;
    negatives[size] = negative;
    slots[slot] = size++;
    return true;
  }

  int size() {
    return size;
  }

  private static int hash(int anchor, int positive, int negative) {
    long hash = anchor * 0x9e3779b97f4a7c15L;
    hash = (hash ^ (hash >>> 32) ^ positive) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 32) ^ negative) * 0x94d049bb133111ebL;
    return (int) (hash >>> 32);
  }
}
