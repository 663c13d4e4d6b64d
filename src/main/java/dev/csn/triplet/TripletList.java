package dev.csn.triplet;

import java.util.Arrays;

/** Triplets while they are being drawn: all of them with distances, or none. */
final class TripletList {
  private final int[] anchors;
  private final int[] positives;
  private final int[] negatives;
  private final float[] nearer;
  private final float[] farther;
  private int size;
  private int graded;

  TripletList(int capacity) {
    anchors = new int[capacity];
    positives = new int[capacity];
    negatives = new int[capacity];
    nearer = new float[capacity];
    farther = new float[capacity];
  }

  void add(int anchor, int positive, int negative) {
    anchors[size] = anchor;
    positives[size] = positive;
    negatives[size] = negative;
    size++;
  }

  /** Adds one whose distances in the attribute's own space are known. */
  void add(int anchor, int positive, int negative, double toPositive, double toNegative) {
    nearer[graded] = (float) toPositive;
    farther[graded] = (float) toNegative;
    graded++;
    add(anchor, positive, negative);
  }

  /** Adds one of other triplets, with its distances if they have them. */
  void add(Triplets other, int t) {
    if (other.graded()) {
      nearer[graded] = other.nearer()[t];
      farther[graded] = other.farther()[t];
      graded++;
    }
    add(other.anchors()[t], other.positives()[t], other.negatives()[t]);
  }

  int size() {
    return size;
  }

  Triplets toTriplets() {
    return new Triplets(
        Arrays.copyOf(anchors, size),
        Arrays.copyOf(positives, size),
        Arrays.copyOf(negatives, size),
        Arrays.copyOf(nearer, graded),
        Arrays.copyOf(farther, graded));
  }
}
