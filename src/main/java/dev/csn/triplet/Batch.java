package dev.csn.triplet;

import java.util.List;

/**
 * What one training step learns from.
 *
 * @param rows the images, as rows of the dataset
 * @param triplets per condition, positions among {@code rows}; empty for a condition not asked for
 */
public record Batch(int[] rows, List<Triplets> triplets) {
  public Batch {
    triplets = List.copyOf(triplets);
  }

  /** The triplets of all conditions. */
  public long size() {
    return triplets.stream().mapToLong(Triplets::size).sum();
  }
}
