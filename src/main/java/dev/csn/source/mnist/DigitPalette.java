package dev.csn.source.mnist;

import dev.csn.random.Seed;
import java.util.SplittableRandom;

/**
 * A color of its own for each digit, far from those of the others: each in turn is the one of many
 * random candidates whose nearest neighbor among the colors so far is the farthest (Gonzalez,
 * Theoretical Computer Science 1985).
 */
final class DigitPalette {
  private static final int CANDIDATES = 1000;

  /** The brightest channel's least value: a black digit on a black ground could not be read. */
  static final int MIN_BRIGHTNESS = DigitColorizer.LEVELS / 2;

  private final int[][] colors;

  /** The colors of {@code digits} digits; a function of the stream. */
  DigitPalette(int digits, Seed stream) {
    int[][] candidates = candidates(stream.random());
    int[] toNearest = new int[CANDIDATES];
    colors = new int[digits][];
    colors[0] = candidates[0];
    for (int digit = 1; digit < digits; digit++) {
      int farthest = 0;
      for (int i = 0; i < CANDIDATES; i++) {
        int distance = squaredDistance(candidates[i], colors[digit - 1]);
        toNearest[i] = digit == 1 ? distance : Math.min(toNearest[i], distance);
        if (toNearest[i] > toNearest[farthest]) {
          farthest = i;
        }
      }
      colors[digit] = candidates[farthest];
    }
  }

  private static int[][] candidates(SplittableRandom random) {
    int[][] candidates = new int[CANDIDATES][];
    for (int i = 0; i < CANDIDATES; ) {
      int[] color = DigitColorizer.uniform(random);
      if (Math.max(color[0], Math.max(color[1], color[2])) >= MIN_BRIGHTNESS) {
        candidates[i++] = color;
      }
    }
    return candidates;
  }

  private static int squaredDistance(int[] one, int[] other) {
    int sum = 0;
    for (int c = 0; c < DigitColorizer.CHANNELS; c++) {
      sum += (one[c] - other[c]) * (one[c] - other[c]);
    }
    return sum;
  }

  /** One channel of a digit's color, 0 to 199. */
  int channel(int digit, int channel) {
    return colors[digit][channel];
  }
}
