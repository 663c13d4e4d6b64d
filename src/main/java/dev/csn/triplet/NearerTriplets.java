package dev.csn.triplet;

import dev.csn.attribute.DistanceAttribute;
import java.util.SplittableRandom;

/**
 * Draws three different items uniformly. The first is the anchor; the nearer of the others is the
 * positive.
 */
final class NearerTriplets implements TripletSource {
  private final DistanceAttribute attribute;
  private final double minimumGap;
  private final long attempts;
  private final int[] rows;

  /** Positions among the rows whose attribute is known. */
  private final int[] known;

  /**
   * Compares distances in the attribute's space, scaled.
   *
   * @param minimumGap the least difference between the distances of negative and positive; exact
   *     ties are always redrawn
   * @param attempts the maximum number of draws per triplet, on average
   */
  NearerTriplets(DistanceAttribute attribute, double minimumGap, long attempts, int[] rows) {
    this.attribute = attribute;
    this.minimumGap = minimumGap;
    this.attempts = attempts;
    this.rows = rows;
    this.known = TripletSource.known(attribute, rows);
  }

  @Override
  public Triplets draw(int count, SplittableRandom random) {
    Triplets.Builder triplets = new Triplets.Builder(count);
    double unit = attribute.typicalDistance();
    if (known.length < 3) {
      return triplets.build();
    }
    for (long left = count * attempts; left > 0 && triplets.size() < count; left--) {
      int a = random.nextInt(known.length);
      int b = DistinctDraw.besides(a, known.length, random);
      int anchor = known[a];
      int first = known[b];
      int second = known[DistinctDraw.besides(a, b, known.length, random)];
      double squaredToFirst = attribute.squaredDistance(rows[anchor], rows[first]);
      double squaredToSecond = attribute.squaredDistance(rows[anchor], rows[second]);
      double toFirst = Math.sqrt(squaredToFirst);
      double toSecond = Math.sqrt(squaredToSecond);
      if (squaredToFirst < squaredToSecond && toSecond - toFirst >= minimumGap) {
        triplets.add(anchor, first, second, toFirst / unit, toSecond / unit);
      } else if (squaredToSecond < squaredToFirst && toFirst - toSecond >= minimumGap) {
        triplets.add(anchor, second, first, toSecond / unit, toFirst / unit);
      }
    }
    return triplets.build();
  }
}
