package dev.csn.triplet;

import dev.csn.dataset.Continuous;
import java.util.SplittableRandom;

/** Three different items at random: of the last two, the nearer to the first is the positive. */
final class NearerTriplets implements TripletSource {
  private final Continuous attribute;
  private final double minimumGap;
  private final int[] rows;

  /**
   * Compares distances in the attribute's space.
   *
   * @param minimumGap by how much the negative must be farther than the positive; ties never count
   */
  NearerTriplets(Continuous attribute, double minimumGap, int[] rows) {
    this.attribute = attribute;
    this.minimumGap = minimumGap;
    this.rows = rows;
  }

  @Override
  public Triplets draw(int count, SplittableRandom random) {
    TripletList triplets = new TripletList(count);
    if (rows.length < 3) {
      return triplets.toTriplets();
    }
    long attempts = (long) count * ATTEMPTS;
    while (triplets.size() < count && attempts-- > 0) {
      int anchor = random.nextInt(rows.length);
      int first = random.nextInt(rows.length);
      int second = random.nextInt(rows.length);
      if (anchor == first || anchor == second || first == second) {
        continue;
      }
      double gap =
          attribute.distance(rows[anchor], rows[second])
              - attribute.distance(rows[anchor], rows[first]);
      if (gap > 0 && gap >= minimumGap) {
        triplets.add(anchor, first, second);
      } else if (gap < 0 && -gap >= minimumGap) {
        triplets.add(anchor, second, first);
      }
    }
    return triplets.toTriplets();
  }
}
