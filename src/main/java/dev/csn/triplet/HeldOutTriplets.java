package dev.csn.triplet;

import dev.csn.dataset.Attribute;
import dev.csn.dataset.Categorical;
import dev.csn.dataset.Continuous;
import dev.csn.error.InputException;
import dev.csn.random.Seed;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The held-out protocol: triplets drawn from a seed of their own, the same for every run on a
 * dataset, so that two runs answer the same questions.
 *
 * <ul>
 *   <li>Categorical: a class uniformly among those with two items or more, two different items of
 *       it, and an item of another class, the class uniformly first.
 *   <li>Continuous: three different items uniformly; of the last two, the nearer to the first is
 *       the positive; exact ties are redrawn.
 * </ul>
 */
public final class HeldOutTriplets {
  /** Triplets per condition. */
  public static final int COUNT = 20_000;

  /** Never changed: figures from before a change could not be compared with those after it. */
  private static final Seed SEED = new Seed(2017).of("held-out triplets");

  /** Draws allowed per triplet on average, before the data count as all alike. */
  private static final long DRAWS_PER_TRIPLET = 1000;

  private HeldOutTriplets() {}

  /**
   * Draws triplets among all items of an already selected split.
   *
   * @param count how many, {@link #COUNT} by protocol
   * @return rows of {@code attribute}
   * @throws InputException if the items allow no triplet
   */
  public static Triplets of(Attribute attribute, int count) {
    if (attribute.items() < 3) {
      throw impossible(attribute, "only " + attribute.items() + " items, at least 3 are needed");
    }
    Triplets triplets = new Triplets(new int[count], new int[count], new int[count]);
    SplittableRandom random = SEED.of(attribute.name()).random();
    if (attribute instanceof Categorical categorical) {
      drawByClass(categorical, random, triplets);
    } else if (attribute instanceof Continuous continuous) {
      drawByDistance(continuous, random, triplets);
    }
    return triplets;
  }

  private static void drawByClass(
      Categorical attribute, SplittableRandom random, Triplets triplets) {
    int[][] classes = itemsByClass(attribute);
    // The positions of the classes from which an anchor and a positive can come.
    int[] paired = new int[classes.length];
    int pairedCount = 0;
    for (int c = 0; c < classes.length; c++) {
      if (classes[c].length >= 2) {
        paired[pairedCount++] = c;
      }
    }
    if (classes.length < 2) {
      throw impossible(attribute, "all items are of one class, at least 2 are needed");
    }
    if (pairedCount == 0) {
      throw impossible(attribute, "no class has 2 items");
    }
    for (int i = 0; i < triplets.size(); i++) {
      int same = paired[random.nextInt(pairedCount)];
      int other = skip(random.nextInt(classes.length - 1), same);
      int anchor = random.nextInt(classes[same].length);
      int positive = skip(random.nextInt(classes[same].length - 1), anchor);
      triplets.anchors()[i] = classes[same][anchor];
      triplets.positives()[i] = classes[same][positive];
      triplets.negatives()[i] = classes[other][random.nextInt(classes[other].length)];
    }
  }

  /** The rows of every class that has any, ascending. */
  private static int[][] itemsByClass(Categorical attribute) {
    int[] counts = new int[attribute.classes().size()];
    for (int row = 0; row < attribute.items(); row++) {
      counts[attribute.code(row)]++;
    }
    int[][] members = new int[counts.length][];
    for (int c = 0; c < counts.length; c++) {
      members[c] = new int[counts[c]];
    }
    for (int row = attribute.items() - 1; row >= 0; row--) {
      members[attribute.code(row)][--counts[attribute.code(row)]] = row;
    }
    return Arrays.stream(members).filter(rows -> rows.length > 0).toArray(int[][]::new);
  }

  private static void drawByDistance(
      Continuous attribute, SplittableRandom random, Triplets triplets) {
    int items = attribute.items();
    long draws = DRAWS_PER_TRIPLET * triplets.size();
    for (int i = 0; i < triplets.size(); ) {
      if (draws-- == 0) {
        throw impossible(
            attribute, "almost all items are equally far apart, as if they had one value");
      }
      int anchor = random.nextInt(items);
      int first = skip(random.nextInt(items - 1), anchor);
      int second =
          skip(skip(random.nextInt(items - 2), Math.min(anchor, first)), Math.max(anchor, first));
      double toFirst = attribute.squaredDistance(anchor, first);
      double toSecond = attribute.squaredDistance(anchor, second);
      if (toFirst != toSecond) {
        triplets.anchors()[i] = anchor;
        triplets.positives()[i] = toFirst < toSecond ? first : second;
        triplets.negatives()[i] = toFirst < toSecond ? second : first;
        i++;
      }
    }
  }

  /** A draw among n - 1 numbers, turned into one among n without {@code skipped}. */
  private static int skip(int draw, int skipped) {
    return draw >= skipped ? draw + 1 : draw;
  }

  private static InputException impossible(Attribute attribute, String why) {
    return new InputException(
        "attribute '" + attribute.name() + "': no held-out triplets can be drawn: " + why);
  }
}
