package dev.csn.source.mnist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.random.Seed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DigitColorizerTest {
  private final DigitColorizer colorizer = new DigitColorizer(new Seed(1));

  @Test
  void everyPixelIsGreyTimesColorRounded() {
    byte[] grey = new byte[256];
    byte[] rgb = new byte[3 * 256];
    for (int i = 0; i < 256; i++) {
      grey[i] = (byte) i;
    }
    for (int level = 0; level < 200; level++) {
      DigitColorizer.paint(grey, 0, new int[] {level, 199 - level, 100}, rgb);
      for (int i = 0; i < 256; i++) {
        assertEquals(rounded(i, level), rgb[3 * i] & 0xff);
        assertEquals(rounded(i, 199 - level), rgb[3 * i + 1] & 0xff);
        assertEquals(rounded(i, 100), rgb[3 * i + 2] & 0xff);
      }
    }
  }

  @Test
  void paintingReadsOneImageOfMany() {
    byte[] rgb = new byte[6];
    DigitColorizer.paint(new byte[] {9, 9, -1, 0, 9}, 2, new int[] {10, 20, 199}, rgb);
    assertArrayEquals(new byte[] {10, 20, (byte) 199, 0, 0, 0}, rgb);
  }

  @Test
  void anItemsColorDependsOnSeedAndItemAlone() {
    int[] color = colorizer.color(17);
    colorizer.color(3);
    assertArrayEquals(color, new DigitColorizer(new Seed(1)).color(17));
    assertFalse(Arrays.equals(color, colorizer.color(18)));
    assertFalse(Arrays.equals(color, new DigitColorizer(new Seed(2)).color(17)));
  }

  @Test
  void channelsAreUniformOverTheLevelsAndIndependent() {
    int n = 60_000;
    int[][] counts = new int[3][200];
    double[] products = new double[3];
    for (int item = 0; item < n; item++) {
      int[] color = colorizer.color(item);
      for (int c = 0; c < 3; c++) {
        counts[c][color[c]]++;
        products[c] += (color[c] - 99.5) * (color[(c + 1) % 3] - 99.5);
      }
    }
    double variance = (200.0 * 200 - 1) / 12;
    for (int c = 0; c < 3; c++) {
      double chiSquare = 0;
      for (int count : counts[c]) {
        chiSquare += Math.pow(count - n / 200.0, 2) / (n / 200.0);
      }
      assertEquals(199, chiSquare, 5 * Math.sqrt(2 * 199), "chi-square of channel " + c);
      double correlation = products[c] / n / variance;
      assertTrue(Math.abs(correlation) < 5 / Math.sqrt(n), "correlation " + correlation);
    }
  }

  private static int rounded(int grey, int level) {
    return new BigDecimal(grey * level)
        .divide(new BigDecimal(255), 0, RoundingMode.HALF_EVEN)
        .intValueExact();
  }
}
