package dev.csn.triplet;

import dev.csn.attribute.Compared;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The triplets that a dataset gives, of which some are drawn where there are more than needed. */
final class GivenTriplets implements TripletSource {
  private final Triplets given;

  /** Those that are about {@code rows} alone. */
  GivenTriplets(Compared attribute, int[] rows) {
    this.given = among(attribute, rows);
  }

  /**
   * All triplets among some rows.
   *
   * @return positions among the rows
   */
  static Triplets among(Compared attribute, int[] rows) {
    int[] positions = new int[attribute.items()];
    Arrays.fill(positions, -1);
    int most = 0;
    for (int i = 0; i < rows.length; i++) {
      positions[rows[i]] = i;
      most += attribute.firstOf(rows[i] + 1) - attribute.firstOf(rows[i]);
    }
    TripletList triplets = new TripletList(most);
    for (int row : rows) {
      for (int t = attribute.firstOf(row); t < attribute.firstOf(row + 1); t++) {
        int positive = positions[attribute.positive(t)];
        int negative = positions[attribute.negative(t)];
        if (positive >= 0 && negative >= 0) {
          triplets.add(positions[row], positive, negative);
        }
      }
    }
    return triplets.toTriplets();
  }

  /** As many as asked for, each drawn uniformly; or each once, where there are no more. */
  @Override
  public Triplets draw(int count, SplittableRandom random) {
    if (given.size() <= count) {
      return given;
    }
    TripletList drawn = new TripletList(count);
    for (int i = 0; i < count; i++) {
      drawn.add(given, random.nextInt(given.size()));
    }
    return drawn.toTriplets();
  }
}
