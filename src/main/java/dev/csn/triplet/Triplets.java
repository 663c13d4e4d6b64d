package dev.csn.triplet;

/**
 * Triplets of one condition: the positive is more like the anchor than the negative is. All three
 * arrays have one length and hold positions among rows that the user of this record names.
 */
public record Triplets(int[] anchors, int[] positives, int[] negatives) {
  public Triplets {
    if (anchors.length != positives.length || anchors.length != negatives.length) {
      throw new IllegalArgumentException("anchors, positives and negatives differ in number");
    }
  }

  public int size() {
    return anchors.length;
  }
}
