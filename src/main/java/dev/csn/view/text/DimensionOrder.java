package dev.csn.view.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The dimensions of an embedding, grouped by the condition that owns them: first the dimensions of
 * the first condition, then those of the second, and so on; last the dimensions that no condition
 * uses. In a group the largest entry comes first. Charts and figures of masks all use this order.
 *
 * <p>A condition owns a dimension if its effective mask is higher there than any other's, each mask
 * divided by its own maximum. Only the proportions within a mask decide which items are near under
 * its condition, so a mask of a smaller scale must not lose all its dimensions; the count of shared
 * dimensions is relative to each mask's maximum too. Ties go to the first condition.
 *
 * @param dimensions numbers of the dimensions in this order, [D]
 * @param owners the owning condition at each place of this order, [D]; {@link #NOBODY} if unused
 */
public record DimensionOrder(int[] dimensions, int[] owners) {
  /** Owner of a dimension that no condition uses. */
  public static final int NOBODY = Integer.MAX_VALUE;

  /**
   * Orders the dimensions.
   *
   * @param effective effective masks, [C, D], not negative
   */
  public static DimensionOrder of(double[][] effective) {
    int size = effective[0].length;
    double[][] shares = new double[effective.length][size];
    for (int c = 0; c < effective.length; c++) {
      double largest = Arrays.stream(effective[c]).max().orElse(0);
      for (int d = 0; d < size && largest > 0; d++) {
        shares[c][d] = effective[c][d] / largest;
      }
    }
    int[] ownerOf = IntStream.range(0, size).map(d -> owner(shares, d)).toArray();
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(d -> ownerOf[d])
                    .thenComparingDouble(d -> ownerOf[d] == NOBODY ? 0 : -shares[ownerOf[d]][d])
                    .thenComparingInt(d -> d))
            .mapToInt(Integer::intValue)
            .toArray();
    return new DimensionOrder(order, Arrays.stream(order).map(d -> ownerOf[d]).toArray());
  }

  private static int owner(double[][] shares, int dimension) {
    int owner = NOBODY;
    double most = 0;
    for (int c = 0; c < shares.length; c++) {
      if (shares[c][dimension] > most) {
        most = shares[c][dimension];
        owner = c;
      }
    }
    return owner;
  }

  public int size() {
    return dimensions.length;
  }

  /** The owner of the dimension at a place of this order. */
  public int owner(int place) {
    return owners[place];
  }

  /** The end of the group that a place is in: the first place of another owner, or D. */
  public int blockEnd(int place) {
    int end = place;
    while (end < owners.length && owners[end] == owners[place]) {
      end++;
    }
    return end;
  }

  /** A mask's entries in this order. */
  public double[] ordered(double[] mask) {
    return Arrays.stream(dimensions).mapToDouble(d -> mask[d]).toArray();
  }
}
