package dev.csn.source.mnist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.random.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DigitPaletteTest {
  /** Twice four standard deviations of the noise: two digits' colors are hardly ever confused. */
  private static final double APART = 8 * ItemColors.NOISE;

  private static int[][] colors(int digits, long seed) {
    DigitPalette palette = new DigitPalette(digits, new Seed(seed));
    int[][] colors = new int[digits][3];
    for (int digit = 0; digit < digits; digit++) {
      for (int c = 0; c < 3; c++) {
        colors[digit][c] = palette.channel(digit, c);
      }
    }
    return colors;
  }

  @Test
  void tenColorsAreFarApartWhateverTheSeed() {
    for (int seed = 0; seed < 100; seed++) {
      int[][] colors = colors(10, seed);
      for (int i = 0; i < 10; i++) {
        for (int j = 0; j < i; j++) {
          double distance =
              Math.sqrt(
                  Math.pow(colors[i][0] - colors[j][0], 2)
                      + Math.pow(colors[i][1] - colors[j][1], 2)
                      + Math.pow(colors[i][2] - colors[j][2], 2));
          assertTrue(distance >= APART, distance + " between two colors of seed " + seed);
        }
      }
    }
  }

  @Test
  void everyColorIsInRangeAndBrightEnoughToBeSeen() {
    for (int seed = 0; seed < 100; seed++) {
      for (int[] color : colors(10, seed)) {
        assertTrue(Arrays.stream(color).min().orElseThrow() >= 0);
        int brightest = Arrays.stream(color).max().orElseThrow();
        assertTrue(brightest >= DigitPalette.MIN_BRIGHTNESS && brightest <= 199, "" + brightest);
      }
    }
  }

  @Test
  void colorsComeFromTheSeedAndDoNotDependOnHowManyThereAre() {
    assertTrue(Arrays.deepEquals(colors(10, 1), colors(10, 1)));
    assertFalse(Arrays.deepEquals(colors(10, 1), colors(10, 2)));
    assertArrayEquals(colors(1, 1)[0], colors(10, 1)[0]);
    assertTrue(Arrays.deepEquals(colors(10, 1), Arrays.copyOf(colors(26, 1), 10)));
  }
}
