package dev.csn.triplet;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.DistanceAttribute;
import dev.csn.attribute.TripletAttribute;
import dev.csn.config.ContinuousTriplets;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Draws triplets of one condition among the given rows whose attribute is known. */
public interface TripletSource {
  /**
   * Average draws per triplet, after which a source returns fewer. Triplets with a share of 1 % of
   * the draws are still found.
   */
  int MAX_ATTEMPTS = 100;

  /**
   * Draws triplets as positions among the rows.
   *
   * @return {@code count} triplets, or fewer if they are too rare among the rows
   */
  Triplets draw(int count, SplittableRandom random);

  /** The positions among {@code rows} whose attribute is known, ascending. */
  static int[] known(Attribute attribute, int[] rows) {
    return IntStream.range(0, rows.length).filter(i -> attribute.known(rows[i])).toArray();
  }

  /** The source that suits the kind of {@code attribute}, among {@code rows} of it. */
  static TripletSource of(Attribute attribute, ContinuousTriplets how, int[] rows) {
    if (attribute instanceof Categorical categorical) {
      return new CategoricalTriplets(categorical, rows);
    }
    if (attribute instanceof TripletAttribute compared) {
      return new GivenTriplets(compared, rows);
    }
    DistanceAttribute continuous = (DistanceAttribute) attribute;
    return switch (how.rule()) {
      case NEARER -> new NearerTriplets(continuous, how.minimumGap(), MAX_ATTEMPTS, rows);
      case THRESHOLD ->
          new ThresholdTriplets(continuous, how.positiveWithin(), how.negativeBeyond(), rows);
    };
  }
}
