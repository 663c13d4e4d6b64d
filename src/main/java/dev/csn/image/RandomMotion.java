package dev.csn.image;

import java.util.SplittableRandom;

/**
 * Moves an image a little, at random: turns and scales it about its center, and shifts it. Each
 * pixel of the result copies the pixel nearest to its origin. If the origin is outside the image,
 * it copies the nearest border pixel.
 */
public final class RandomMotion {
  private final ImageShape shape;
  private final double shift;
  private final double rotation;
  private final double scale;

  /**
   * Sets the bounds of the motion.
   *
   * @param shift in pixels, each way
   * @param rotation in degrees, each way
   * @param scale as a share of each side, each way
   */
  public RandomMotion(ImageShape shape, double shift, double rotation, double scale) {
    this.shape = shape;
    this.shift = shift;
    this.rotation = Math.toRadians(rotation);
    this.scale = scale;
  }

  /** Moves one image, [height, width, channels], into another array. */
  public void apply(byte[] image, byte[] into, SplittableRandom random) {
    double angle = rotation * upToOne(random);
    double zoomX = 1 + scale * upToOne(random);
    double zoomY = 1 + scale * upToOne(random);
    double left = shift * upToOne(random);
    double up = shift * upToOne(random);
    // From a place in the result back to its origin.
    double xx = Math.cos(angle) / zoomX;
    double xy = Math.sin(angle) / zoomX;
    double yx = -Math.sin(angle) / zoomY;
    double yy = Math.cos(angle) / zoomY;
    double centerX = (shape.width() - 1) / 2.0;
    double centerY = (shape.height() - 1) / 2.0;
    int channels = shape.channels();
    for (int y = 0, to = 0; y < shape.height(); y++) {
      double fromY = y - centerY + up;
      for (int x = 0; x < shape.width(); x++) {
        double fromX = x - centerX + left;
        int column = nearest(centerX + xx * fromX + xy * fromY, shape.width());
        int row = nearest(centerY + yx * fromX + yy * fromY, shape.height());
        int from = (row * shape.width() + column) * channels;
        for (int c = 0; c < channels; c++) {
          into[to++] = image[from + c];
        }
      }
    }
  }

  /** Draws uniformly from -1 to 1. */
  private static double upToOne(SplittableRandom random) {
    return 2 * random.nextDouble() - 1;
  }

  private static int nearest(double place, int size) {
    return (int) Math.max(0, Math.min(size - 1, Math.rint(place)));
  }
}
