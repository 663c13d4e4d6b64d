package dev.csn.source.mnist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.random.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ItemColorsTest {
  private static final Seed SEED = new Seed(4);
  private static final int ITEMS = 10_000;

  /** What the items had before colors could depend on anything. */
  private final DigitColorizer any = new DigitColorizer(SEED.of("colors"));

  private static ItemColors colors(double strength) {
    return new ItemColors(10, strength, SEED);
  }

  /** Digits in an order that has nothing to do with the items' numbers. */
  private static int digit(int item) {
    return (item * 7 + item / 13) % 10;
  }

  @Test
  void withoutStrengthNoColorDiffersFromTheIndependentOnes() {
    ItemColors colors = colors(0);
    for (int item = 0; item < ITEMS; item++) {
      assertArrayEquals(any.color(item), colors.color(item, digit(item)));
    }
  }

  @Test
  void strengthIsTheShareOfItemsWhoseColorDependsOnTheDigit() {
    for (double strength : new double[] {0.1, 0.5, 0.9}) {
      ItemColors colors = colors(strength);
      int dependent = 0;
      for (int item = 0; item < ITEMS; item++) {
        // That both are the same by chance happens once in eight million items.
        dependent += Arrays.equals(any.color(item), colors.color(item, digit(item))) ? 0 : 1;
      }
      double deviation = Math.sqrt(ITEMS * strength * (1 - strength));
      assertEquals(ITEMS * strength, dependent, 5 * deviation, "strength " + strength);
    }
  }

  @Test
  void aGreaterStrengthChangesMoreItemsAndNoneThatHadItsDigitsColor() {
    ItemColors full = colors(1);
    boolean[] dependent = new boolean[ITEMS];
    int before = 0;
    for (double strength : new double[] {0.2, 0.4, 0.6, 0.8, 1}) {
      ItemColors colors = colors(strength);
      int count = 0;
      for (int item = 0; item < ITEMS; item++) {
        int[] color = colors.color(item, digit(item));
        boolean isDependent = Arrays.equals(color, full.color(item, digit(item)));
        assertTrue(isDependent || Arrays.equals(color, any.color(item)), "a third color");
        assertTrue(isDependent || !dependent[item], "item " + item + " at " + strength);
        dependent[item] = isDependent;
        count += isDependent ? 1 : 0;
      }
      assertTrue(count > before, count + " after " + before);
      before = count;
    }
    assertEquals(ITEMS, before);
  }

  @Test
  void atFullStrengthChannelsAreNormalAroundTheDigitsColorAndStayInRange() {
    DigitPalette palette = new DigitPalette(10, SEED.of("colors of the digits"));
    ItemColors colors = colors(1);
    int judged = 0;
    for (int digit = 0; digit < 10; digit++) {
      double[] sums = new double[3];
      double[] squares = new double[3];
      for (int item = 0; item < ITEMS; item++) {
        int[] color = colors.color(item, digit);
        for (int c = 0; c < 3; c++) {
          assertTrue(color[c] >= 0 && color[c] <= 199, Arrays.toString(color));
          double off = color[c] - palette.channel(digit, c);
          assertTrue(Math.abs(off) < 6 * ItemColors.NOISE, "off by " + off);
          sums[c] += off;
          squares[c] += off * off;
        }
      }
      for (int c = 0; c < 3; c++) {
        double toBound = Math.min(palette.channel(digit, c), 199 - palette.channel(digit, c));
        if (toBound >= 4 * ItemColors.NOISE) {
          judged++;
          double variance = 100 + 1.0 / 12; // rounding adds that of a uniform unit
          assertEquals(0, sums[c] / ITEMS, 5 * Math.sqrt(variance / ITEMS));
          assertEquals(variance, squares[c] / ITEMS, 5 * variance * Math.sqrt(2.0 / ITEMS));
        }
      }
    }
    assertTrue(judged > 0, "no channel is far enough from its bounds to be judged");
  }

  @Test
  void aColorIsAFunctionOfSeedItemAndDigitAlone() {
    ItemColors colors = colors(1);
    int[] color = colors.color(17, 3);
    colors.color(5, 9);
    assertArrayEquals(color, colors(1).color(17, 3));
    assertFalse(Arrays.equals(color, colors.color(18, 3)), "noise of its own");
    assertFalse(Arrays.equals(color, colors.color(17, 4)), "a digit's own color");
    assertFalse(Arrays.equals(color, new ItemColors(10, 1, new Seed(5)).color(17, 3)));
  }
}
