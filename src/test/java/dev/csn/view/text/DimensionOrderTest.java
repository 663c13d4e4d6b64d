package dev.csn.view.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DimensionOrderTest {
  @Test
  void blocksFollowTheConditionsAndBeginWithWhatIsMostTheirOwn() {
    double[][] effective = {
      {0.1, 0.0, 2.0, 0.0, 1.0}, // maximum 2: shares .05 0 1 0 .5
      {9.0, 3.0, 3.0, 0.0, 0.0} // maximum 9: shares 1 .33 .33 0 0
    };
    DimensionOrder order = DimensionOrder.of(effective);
    assertArrayEquals(new int[] {2, 4, 0, 1, 3}, order.dimensions());
    assertArrayEquals(new int[] {0, 0, 1, 1, DimensionOrder.NOBODY}, order.owners());
    assertEquals(2, order.blockEnd(0));
    assertEquals(4, order.blockEnd(2));
    assertEquals(5, order.blockEnd(4));
    assertArrayEquals(
        new double[] {12, 14, 10, 11, 13}, order.ordered(new double[] {10, 11, 12, 13, 14}));
  }

  @Test
  void ofEqualsTheFirstOwnsAndTheLowerNumberComesFirst() {
    DimensionOrder order = DimensionOrder.of(new double[][] {{1, 1, 1}, {2, 2, 2}});
    assertArrayEquals(new int[] {0, 1, 2}, order.dimensions());
    assertArrayEquals(new int[] {0, 0, 0}, order.owners());
  }

  @Test
  void anOwnerIsWhomNaiveComparisonFinds() {
    SplittableRandom random = new SplittableRandom(3);
    double[][] masks = new double[12][200];
    for (double[] mask : masks) {
      double scale = 1 + random.nextInt(100);
      Arrays.setAll(mask, d -> scale * Math.max(0, random.nextDouble() - 0.5));
    }
    DimensionOrder order = DimensionOrder.of(masks);
    assertArrayEquals(
        IntStream.range(0, 200).toArray(), Arrays.stream(order.dimensions()).sorted().toArray());
    for (int place = 0; place < 200; place++) {
      int d = order.dimensions()[place];
      for (double[] mask : masks) {
        if (order.owner(place) != DimensionOrder.NOBODY) {
          double[] own = masks[order.owner(place)];
          assertEquals(true, own[d] / max(own) >= mask[d] / max(mask));
        } else {
          assertEquals(0, mask[d]);
        }
      }
    }
  }

  private static double max(double[] mask) {
    return Arrays.stream(mask).max().orElseThrow();
  }
}
