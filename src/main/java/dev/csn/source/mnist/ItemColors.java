package dev.csn.source.mnist;

import dev.csn.random.Seed;
import java.util.SplittableRandom;

/**
 * Gives items colors that depend on the digit with a given probability: a mixture of the digit's
 * own color with noise, and any color.
 *
 * <p>Each item has a random number; it gets its digit's color if the strength exceeds this number.
 * So a greater strength changes the colors of more items and leaves those of all others unchanged.
 */
final class ItemColors {
  /** The standard deviation of a channel around the digit's color. */
  static final double NOISE = 10;

  private final DigitColorizer any;
  private final DigitPalette palette;
  private final double strength;
  private final Seed dependence;

  /**
   * Colors for the items of a dataset.
   *
   * @param strength the probability of the digit's own color
   * @param seed of the whole dataset
   */
  ItemColors(int digits, double strength, Seed seed) {
    this.any = new DigitColorizer(seed.of("colors"));
    this.palette = new DigitPalette(digits, seed.of("colors of the digits"));
    this.strength = strength;
    this.dependence = seed.of("colors from digits");
  }

  /** The color of an item that shows a digit: red, green and blue, each 0 to 199. */
  int[] color(int item, int digit) {
    SplittableRandom random = dependence.at(item).random();
    if (random.nextDouble() >= strength) {
      return any.color(item);
    }
    int[] color = new int[DigitColorizer.CHANNELS];
    for (int c = 0; c < color.length; c++) {
      long noisy = Math.round(random.nextGaussian(palette.channel(digit, c), NOISE));
      color[c] = (int) Math.max(0, Math.min(DigitColorizer.LEVELS - 1, noisy));
    }
    return color;
  }
}
