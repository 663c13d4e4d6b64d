package dev.csn.dataset;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import java.util.Optional;

/**
 * Pictures of cyan, magenta, yellow and black ink. Java's decoder would take ink for what is left
 * of linear light, and so show all colors too bright.
 */
final class CmykImage {
  private static final int INKS = 4;

  private CmykImage() {}

  /**
   * Turns inks into colors: by the profile, or else as browsers and Pillow do, each channel the
   * product of what two inks leave: (255 - C)(255 - K) / 255.
   *
   * @param inks as a JPEG stores them, the other way round: 255 is none (as Adobe's programs do,
   *     and all decoders take for granted, with Adobe's marker or without)
   * @param luma whether the first three are stored as luma and chroma (YCCK)
   */
  static BufferedImage rgb(Raster inks, boolean luma, Optional<IccColors> profile) {
    int width = inks.getWidth();
    BufferedImage image =
        new BufferedImage(width, inks.getHeight(), BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    byte[] row = new byte[INKS * width];
    byte[] rgb = new byte[3 * width];
    for (int y = 0; y < image.getHeight(); y++) {
      inks.getDataElements(0, y, width, 1, row);
      if (luma) {
        fromLuma(row);
      }
      if (profile.isPresent()) {
        for (int i = 0; i < row.length; i++) {
          row[i] = (byte) ~row[i];
        }
        profile.get().toSrgb(row, rgb);
      } else {
        multiply(row, rgb);
      }
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] =
            (rgb[3 * x] & 0xff) << 16 | (rgb[3 * x + 1] & 0xff) << 8 | rgb[3 * x + 2] & 0xff;
      }
    }
    return image;
  }

  /** To inks, 255 is none, by libjpeg's fixed-point numbers for ITU-R BT.601. */
  private static void fromLuma(byte[] row) {
    for (int i = 0; i < row.length; i += INKS) {
      int y = row[i] & 0xff;
      int cb = (row[i + 1] & 0xff) - 128;
      int cr = (row[i + 2] & 0xff) - 128;
      row[i] = inverse(y + (91881 * cr + 32768 >> 16));
      row[i + 1] = inverse(y + (-22554 * cb - 46802 * cr + 32768 >> 16));
      row[i + 2] = inverse(y + (116130 * cb + 32768 >> 16));
    }
  }

  private static byte inverse(int value) {
    return (byte) (255 - Math.max(0, Math.min(255, value)));
  }

  private static void multiply(byte[] row, byte[] rgb) {
    for (int from = 0, to = 0; from < row.length; from += INKS, to += 3) {
      int black = row[from + 3] & 0xff;
      for (int c = 0; c < 3; c++) {
        rgb[to + c] = (byte) (((row[from + c] & 0xff) * black + 127) / 255);
      }
    }
  }
}
