package dev.csn.triplet;

import java.util.Arrays;

/**
 * Triplets of one condition: the positive is more like the anchor than the negative is. The first
 * three arrays have the same length and hold positions among rows that the caller defines.
 *
 * @param nearer the distance of the positive from the anchor in attribute space, in units of the
 *     typical distance of two items; empty if the attribute has no distances
 * @param farther the same distance of the negative
 */
public record Triplets(
    int[] anchors, int[] positives, int[] negatives, float[] nearer, float[] farther) {
  private static final float[] NO_DISTANCES = {};

  /** No triplets. */
  static final Triplets NONE = new Triplets(new int[0], new int[0], new int[0]);

  public Triplets {
    if (anchors.length != positives.length || anchors.length != negatives.length) {
      throw new IllegalArgumentException("anchors, positives and negatives differ in number");
    }
    if (nearer.length != farther.length
        || (nearer.length != 0 && nearer.length != anchors.length)) {
      throw new IllegalArgumentException("distances for some triplets only");
    }
  }

  /** Triplets without distances in attribute space. */
  public Triplets(int[] anchors, int[] positives, int[] negatives) {
    this(anchors, positives, negatives, NO_DISTANCES, NO_DISTANCES);
  }

  public int size() {
    return anchors.length;
  }

  /** Whether the triplets have distances in attribute space. */
  public boolean graded() {
    return nearer.length > 0;
  }

  /**
   * By how much the negative is farther than the positive, in attribute space. Needs graded
   * triplets.
   */
  public float gap(int t) {
    return farther[t] - nearer[t];
  }

  /** Collects triplets: all of them with distances, or none. */
  static final class Builder {
    private final int[] anchors;
    private final int[] positives;
    private final int[] negatives;
    private final float[] nearer;
    private final float[] farther;
    private int size;
    private int graded;

    Builder(int capacity) {
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

    /** Adds a triplet whose distances in the attribute's own space are known. */
    void add(int anchor, int positive, int negative, double toPositive, double toNegative) {
      nearer[graded] = (float) toPositive;
      farther[graded] = (float) toNegative;
      graded++;
      add(anchor, positive, negative);
    }

    /** Adds one of other triplets, with its distances if it has any. */
    void add(Triplets other, int t) {
      if (other.graded()) {
        nearer[graded] = other.nearer[t];
        farther[graded] = other.farther[t];
        graded++;
      }
      add(other.anchors[t], other.positives[t], other.negatives[t]);
    }

    int size() {
      return size;
    }

    Triplets build() {
      return new Triplets(
          Arrays.copyOf(anchors, size),
          Arrays.copyOf(positives, size),
          Arrays.copyOf(negatives, size),
          Arrays.copyOf(nearer, graded),
          Arrays.copyOf(farther, graded));
    }
  }
}
