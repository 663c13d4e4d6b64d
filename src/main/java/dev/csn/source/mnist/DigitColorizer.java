package dev.csn.source.mnist;

import dev.csn.random.Seed;
import java.util.SplittableRandom;

/** Gives each grey image one color: black stays black, ink takes the color. */
public final class DigitColorizer {
  /** Red, green, blue. */
  public static final int CHANNELS = 3;

  /** A channel's values are 0 to 199: the colors of the original experiment are never pale. */
  static final int LEVELS = 200;

  private final Seed colors;

  /**
   * A colorizer.
   *
   * @param colors the stream that the colors come from
   */
  public DigitColorizer(Seed colors) {
    this.colors = colors;
  }

  /** The color of an item, red, green and blue; a function of the stream and the item alone. */
  public int[] color(int item) {
    return uniform(colors.at(item).random());
  }

  /** Any color, all equally likely. */
  static int[] uniform(SplittableRandom random) {
    return new int[] {random.nextInt(LEVELS), random.nextInt(LEVELS), random.nextInt(LEVELS)};
  }

  /**
   * Paints one image: each channel is round(grey / 255 x color).
   *
   * @param grey uint8, the image's values from {@code offset} on
   * @param rgb receives the image, uint8 [pixels, 3]
   */
  public static void paint(byte[] grey, int offset, int[] color, byte[] rgb) {
    for (int pixel = 0; pixel < rgb.length / CHANNELS; pixel++) {
      int ink = grey[offset + pixel] & 0xff;
      for (int c = 0; c < CHANNELS; c++) {
        // In whole numbers; 255 is odd, so that no quotient lies halfway.
        rgb[pixel * CHANNELS + c] = (byte) ((2 * ink * color[c] + 255) / 510);
      }
    }
  }
}
