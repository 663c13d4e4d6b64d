package dev.csn.source.mnist;

/**
 * Measures of a handwritten digit, after Morpho-MNIST (Castro, Tan, Kainz, Konukoglu, Glocker, JMLR
 * 2019).
 *
 * @param slant by how many degrees it leans, to the right if positive: arctan(-m11 / m02) of its
 *     central moments, y downwards
 * @param thickness of its strokes in pixels: four times the mean distance of ink to the ground, as
 *     points of a stroke of width w are w / 4 from its edge in the mean
 */
record DigitShape(double slant, double thickness) {
  /** The least grey value that is ink. */
  private static final int INK = 128;

  /**
   * Measures an image.
   *
   * @param grey uint8 [size, size], the image's values from {@code offset} on; some must be ink,
   *     some ground
   */
  static DigitShape of(byte[] grey, int offset, int size) {
    long mass = 0;
    long x1 = 0;
    long y1 = 0;
    for (int i = 0; i < size * size; i++) {
      int value = grey[offset + i] & 0xff;
      int x = i % size;
      int y = i / size;
      mass += value;
      x1 += (long) value * x;
      y1 += (long) value * y;
    }
    double m11 = 0;
    double m02 = 0;
    double distances = 0;
    int ink = 0;
    for (int i = 0; i < size * size; i++) {
      int value = grey[offset + i] & 0xff;
      int x = i % size;
      int y = i / size;
      double dx = x - (double) x1 / mass;
      double dy = y - (double) y1 / mass;
      m11 += value * dx * dy;
      m02 += value * dy * dy;
      if (value >= INK) {
        distances += distanceToGround(grey, offset, size, i);
        ink++;
      }
    }
    return new DigitShape(Math.toDegrees(Math.atan(-m11 / m02)), 4 * distances / ink);
  }

  /** From the middle of a pixel to the edge of the nearest one that is no ink. */
  private static double distanceToGround(byte[] grey, int offset, int size, int ink) {
    int nearest = Integer.MAX_VALUE;
    for (int i = 0; i < size * size; i++) {
      if ((grey[offset + i] & 0xff) < INK) {
        int dx = i % size - ink % size;
        int dy = i / size - ink / size;
        nearest = Math.min(nearest, dx * dx + dy * dy);
      }
    }
    return Math.sqrt(nearest) - 0.5;
  }
}
