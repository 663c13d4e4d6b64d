package dev.csn.triplet;

/**
 * Triplets of one condition: the positive is more like the anchor than the negative is. The first
 * three arrays have one length and hold positions among rows that the user of this record names.
 *
 * @param nearer how far the positive is from the anchor in the attribute's own space, in units of
 *     two items' typical distance there; empty if the attribute knows no distances
 * @param farther the same of the negative
 */
public record Triplets(
    int[] anchors, int[] positives, int[] negatives, float[] nearer, float[] farther) {
  private static final float[] NO_DISTANCES = {};

  public Triplets {
    if (anchors.length != positives.length || anchors.length != negatives.length) {
      throw new IllegalArgumentException("anchors, positives and negatives differ in number");
    }
    if (nearer.length != farther.length
        || (nearer.length != 0 && nearer.length != anchors.length)) {
      throw new IllegalArgumentException("distances for some triplets only");
    }
  }

  /** Triplets of an attribute that only tells like from unlike. */
  public Triplets(int[] anchors, int[] positives, int[] negatives) {
    this(anchors, positives, negatives, NO_DISTANCES, NO_DISTANCES);
  }

  public int size() {
    return anchors.length;
  }

  /** Whether it is known how much more alike the positives are. */
  public boolean graded() {
    return nearer.length > 0;
  }

  /** By how much the negative is farther, in the attribute's own space; of graded triplets. */
  public float gap(int t) {
    return farther[t] - nearer[t];
  }
}
