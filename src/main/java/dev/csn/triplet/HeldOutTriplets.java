package dev.csn.triplet;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.DistanceAttribute;
import dev.csn.attribute.TripletAttribute;
import dev.csn.error.InputException;
import dev.csn.random.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The held-out protocol: triplets drawn from a fixed seed. They are the same for all runs on a
 * dataset, so that runs can be compared.
 *
 * <ul>
 *   <li>Categorical: draws a class uniformly among those with two or more items and two different
 *       items from it; then another class uniformly and an item from it.
 *   <li>Continuous or ordinal: draws three different items uniformly. The first is the anchor, the
 *       nearer of the others is the positive; exact ties are redrawn.
 *   <li>Known by comparisons: takes all given triplets.
 * </ul>
 *
 * <p>Items without a value of the attribute are left out.
 */
public final class HeldOutTriplets {
  /** Triplets per condition. With so many, an accuracy of 0.95 has a standard error of 0.0015. */
  public static final int COUNT = 20_000;

  /** Must never change: earlier results could not be compared with later ones. */
  private static final Seed SEED = new Seed(2017).of("held-out triplets");

  /** Average draws per triplet, ties included. After so many, all items are considered equal. */
  private static final long MAX_ATTEMPTS = 1000;

  private HeldOutTriplets() {}

  /**
   * Draws triplets among all items of an already selected split.
   *
   * @param count how many, {@link #COUNT} by protocol; given triplets are all taken
   * @return rows of {@code attribute}
   * @throws InputException if the items allow no triplet
   */
  public static Triplets of(Attribute attribute, int count) {
    int[] rows = IntStream.range(0, attribute.items()).toArray();
    if (attribute instanceof TripletAttribute compared) {
      Triplets given = GivenTriplets.among(compared, rows);
      if (given.size() == 0) {
        throw impossible(attribute, "none are given among its items");
      }
      return given;
    }
    int[] known = attribute.known(rows);
    if (known.length < 3) {
      String items = known.length < rows.length ? " items have a value" : " items";
      throw impossible(attribute, "only " + known.length + items + ", at least 3 are needed");
    }
    Triplets triplets = source(attribute, rows).draw(count, SEED.of(attribute.name()).random());
    if (triplets.size() < count) {
      throw impossible(attribute, reason(attribute, known));
    }
    return triplets;
  }

  private static TripletSource source(Attribute attribute, int[] rows) {
    return attribute instanceof Categorical categorical
        ? new CategoricalTriplets(categorical, rows)
        : new NearerTriplets(
            (DistanceAttribute) attribute, /* minimumGap= */ 0, MAX_ATTEMPTS, rows);
  }

  /** The reason why rows with a known attribute contain no triplet. */
  private static String reason(Attribute attribute, int[] rows) {
    if (attribute instanceof Categorical categorical) {
      return Arrays.stream(rows).map(categorical::code).distinct().count() < 2
          ? "all items are of one class, at least 2 are needed"
          : "no class has 2 items";
    }
    return "almost all items are equally far apart, as if they had one value";
  }

  private static InputException impossible(Attribute attribute, String why) {
    return new InputException(
        "attribute '" + attribute.name() + "': no held-out triplets can be drawn: " + why);
  }
}
