package dev.csn.evaluation;

/**
 * How many dimensions of the embedding count, that is, are above a tenth of the mask's maximum, in
 * how many effective masks.
 *
 * @param alive in one or more: exclusive and shared together
 * @param exclusive in exactly one
 * @param shared in two or more
 * @param dead in none
 */
public record DimensionUse(int alive, int exclusive, int shared, int dead) {

  /** Counts over masks [C, D]. */
  static DimensionUse of(double[][] effective) {
    int exclusive = MaskStatistics.countedIn(effective, 1, 1).length;
    int shared = MaskStatistics.countedIn(effective, 2, effective.length).length;
    int alive = exclusive + shared;
    return new DimensionUse(alive, exclusive, shared, effective[0].length - alive);
  }
}
