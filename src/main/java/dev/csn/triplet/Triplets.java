package dev.csn.triplet;

/**
 * Triplets of one condition: under it, each anchor is more like its positive than its negative.
 *
 * @param anchors rows, of whatever items the caller drew them from
 * @param positives as many rows
 * @param negatives as many rows
 */
public record Triplets(int[] anchors, int[] positives, int[] negatives) {
  public Triplets {
    if (anchors.length != positives.length || anchors.length != negatives.length) {
      throw new IllegalArgumentException(
          anchors.length
              + " anchors, "
              + positives.length
              + " positives, "
              + negatives.length
              + " negatives");
    }
  }

  public int size() {
    return anchors.length;
  }
}
