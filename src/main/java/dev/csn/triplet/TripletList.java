package dev.csn.triplet;

import java.util.Arrays;

/** Triplets while they are being drawn. */
final class TripletList {
  private final int[] anchors;
  private final int[] positives;
  private final int[] negatives;
  private int size;

  TripletList(int capacity) {
    anchors = new int[capacity];
    positives = new int[capacity];
    negatives = new int[capacity];
  }

  void add(int anchor, int positive, int negative) {
    anchors[size] = anchor;
    positives[size] = positive;
    negatives[size] = negative;
    size++;
  }

  int size() {
    return size;
  }

  Triplets toTriplets() {
    return new Triplets(
        Arrays.copyOf(anchors, size),
        Arrays.copyOf(positives, size),
        Arrays.copyOf(negatives, size));
  }
}
