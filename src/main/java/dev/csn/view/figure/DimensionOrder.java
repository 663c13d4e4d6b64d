package dev.csn.view.figure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The dimensions of an embedding in an order in which it shows what conditions share: first those
 * that the first condition owns, the most its own first, then the second's, and so on; last those
 * that no condition uses.
 *
 * <p>A condition owns a dimension if its effective mask is higher there than any other's, each in
 * parts of its own maximum: masks of another scale would own nothing, or all. Of equals the first
 * owns it.
 *
 * @param dimensions as the embedding numbers them, in this order, [D]
 * @param owners the owner of each, by the place in this order, [D]; {@link #NOBODY} of those unused
 */
record DimensionOrder(int[] dimensions, int[] owners) {
  static final int NOBODY = Integer.MAX_VALUE;

  /** Orders the dimensions of effective masks, [C, D]. */
  static DimensionOrder of(double[][] effective) {
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

  int size() {
    return dimensions.length;
  }

  /** The owner of the dimension at a place of this order. */
  int owner(int place) {
    return owners[place];
  }

  /** Where the block ends that a place is in: the first place of another owner, or D. */
  int blockEnd(int place) {
    int end = place;
    while (end < owners.length && owners[end] == owners[place]) {
      end++;
    }
    return end;
  }

  /** A mask's entries in this order. */
  double[] ordered(double[] mask) {
    return Arrays.stream(dimensions).mapToDouble(d -> mask[d]).toArray();
  }
}
