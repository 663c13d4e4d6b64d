package dev.csn.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import java.util.Optional;

/**
 * Converts images in CMYK (cyan, magenta, yellow and black ink) to RGB. Java's decoder treats ink
 * values as linear light, which makes all colors too bright.
 */
final class CmykImage {
  static final int INKS = 4;

  private CmykImage() {}

  /**
   * Converts inks to colors. Uses the profile if there is one, else the formula of browsers and
   * Pillow: each channel is (255 - C)(255 - K) / 255.
   *
   * @param inks inverted, as a JPEG stores them: 255 is no ink. Adobe's programs write them so, and
   *     all decoders expect it, with or without Adobe's marker
   * @param luma whether the first three channels are stored as luma and chroma (YCCK)
   */
  static BufferedImage rgb(Raster inks, boolean luma, Optional<IccColors> profile) {
    int width = inks.getWidth();
    BufferedImage image = new BufferedImage(width, inks.getHeight(), BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int rows = Math.max(1, IccColors.TOGETHER / width);
    for (int y = 0; y < image.getHeight(); y += rows) {
      int count = width * Math.min(rows, image.getHeight() - y);
      byte[] values = new byte[INKS * count];
      byte[] rgb = new byte[3 * count];
      inks.getDataElements(0, y, width, count / width, values);
      if (luma) {
        fromLuma(values);
      }
      if (profile.isPresent()) {
        for (int i = 0; i < values.length; i++) {
          values[i] = (byte) ~values[i];
        }
        profile.get().toSrgb(values, rgb);
      } else {
        multiply(values, rgb);
      }
      for (int i = 0; i < count; i++) {
        pixels[y * width + i] = IccColors.pixel(rgb, i);
      }
    }
    return image;
  }

  /** Converts YCCK to inverted inks with libjpeg's fixed-point constants for ITU-R BT.601. */
  private static void fromLuma(byte[] values) {
    for (int i = 0; i < values.length; i += INKS) {
      int y = values[i] & 0xff;
      int cb = (values[i + 1] & 0xff) - 128;
      int cr = (values[i + 2] & 0xff) - 128;
      values[i] = inverse(y + ((91881 * cr + 32768) >> 16));
      values[i + 1] = inverse(y + ((-22554 * cb - 46802 * cr + 32768) >> 16));
      values[i + 2] = inverse(y + ((116130 * cb + 32768) >> 16));
    }
  }

  private static byte inverse(int value) {
    return (byte) (255 - Math.max(0, Math.min(255, value)));
  }

  private static void multiply(byte[] values, byte[] rgb) {
    for (int from = 0, to = 0; from < values.length; from += INKS, to += 3) {
      int black = values[from + 3] & 0xff;
      for (int c = 0; c < 3; c++) {
        rgb[to + c] = (byte) (((values[from + c] & 0xff) * black + 127) / 255);
      }
    }
  }
}
