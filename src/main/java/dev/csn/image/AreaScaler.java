package dev.csn.image;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/**
 * Scales images by area: each pixel of the result is the mean of the pixels that it covers,
 * weighted by the covered area. Every pixel counts exactly once.
 */
final class AreaScaler {
  private static final int CHANNELS = 3;

  private final int width;
  private final double[] sums; // [height, width, 3]

  private AreaScaler(int width, int height) {
    this.width = width;
    this.sums = new double[height * width * CHANNELS];
  }

  /**
   * Scales a part of an image.
   *
   * @param rgb of type TYPE_INT_RGB
   * @param part the part to scale, within the image
   * @return values from 0 to 255, [height, width, 3]
   */
  static double[] scale(BufferedImage rgb, Rectangle part, int width, int height) {
    AreaScaler scaler = new AreaScaler(width, height);
    int[] pixels = ((DataBufferInt) rgb.getRaster().getDataBuffer()).getData();
    double[] row = new double[width * CHANNELS];
    for (int y = 0; y < part.height; y++) {
      fold(pixels, (part.y + y) * rgb.getWidth() + part.x, part.width, row);
      scaler.add(row, (double) y * height / part.height, (y + 1.0) * height / part.height);
    }
    return scaler.sums;
  }

  /** Scales one row of pixels. */
  private static void fold(int[] pixels, int offset, int count, double[] row) {
    Arrays.fill(row, 0);
    int width = row.length / CHANNELS;
    for (int x = 0; x < count; x++) {
      int pixel = pixels[offset + x];
      double left = (double) x * width / count;
      double right = (x + 1.0) * width / count;
      for (int to = (int) left; to < right; to++) {
        double share = Math.min(right, to + 1) - Math.max(left, to);
        row[to * CHANNELS] += share * (pixel >> 16 & 0xff);
        row[to * CHANNELS + 1] += share * (pixel >> 8 & 0xff);
        row[to * CHANNELS + 2] += share * (pixel & 0xff);
      }
    }
  }

  /** Adds a row that covers the result's rows from {@code top} to {@code bottom}. */
  private void add(double[] row, double top, double bottom) {
    for (int to = (int) top; to < bottom; to++) {
      double share = Math.min(bottom, to + 1) - Math.max(top, to);
      for (int i = 0; i < row.length; i++) {
        sums[to * width * CHANNELS + i] += share * row[i];
      }
    }
  }
}
