package dev.csn.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The Exif orientation (Exif 2.32, tag 274, 1 to 8): a JPEG or PNG stores the sensor's rows and
 * this tag, which says how to turn them upright. With a damaged or missing tag the image stays
 * unchanged.
 */
final class ExifOrientation {
  static final int UPRIGHT = 1;

  /** The name before the Exif data in a JPEG. The byte after it is usually zero. */
  static final String NAME = "Exif\0";

  private static final int MAX_ORIENTATION = 8;
  private static final int NAME_BYTES = 6;
  private static final int ENTRY_BYTES = 12;
  private static final int TAG = 0x0112;
  private static final int SHORT = 3;

  private ExifOrientation() {}

  /**
   * Reads the tag from the first directory of a TIFF structure.
   *
   * @param exif the structure, with or without the name before it: some PNGs have the name too
   * @return from 1 to 8; 1 if the tag is missing or damaged
   */
  static int of(ByteBuffer exif) {
    boolean named = exif.limit() > NAME_BYTES && exif.get(0) == NAME.charAt(0);
    ByteBuffer tiff = named ? exif.position(NAME_BYTES).slice() : exif;
    if (tiff.limit() < 8) {
      return UPRIGHT;
    }
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = tiff.getInt(4) & 0xffffffffL;
    if (directory + 2 > tiff.limit()) {
      return UPRIGHT;
    }
    int entries = tiff.getShort((int) directory) & 0xffff;
    for (int i = 0; i < entries; i++) {
      int entry = (int) directory + 2 + ENTRY_BYTES * i;
      if (entry + ENTRY_BYTES > tiff.limit()) {
        return UPRIGHT;
      }
      if (tiff.getShort(entry) == TAG && tiff.getShort(entry + 2) == SHORT) {
        int value = tiff.getShort(entry + 8) & 0xffff;
        return value <= MAX_ORIENTATION ? Math.max(UPRIGHT, value) : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /**
   * Turns an image upright.
   *
   * @param rgb of type TYPE_INT_RGB
   * @param orientation from 1 to 8
   */
  static BufferedImage upright(BufferedImage rgb, int orientation) {
    if (orientation == UPRIGHT) {
      return rgb;
    }
    boolean transposed = orientation >= 5;
    boolean flippedX = orientation == 2 || orientation == 3 || orientation >= 7;
    boolean flippedY = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    int width = rgb.getWidth();
    int height = rgb.getHeight();
    BufferedImage turned =
        new BufferedImage(
            transposed ? height : width, transposed ? width : height, BufferedImage.TYPE_INT_RGB);
    int[] from = ((DataBufferInt) rgb.getRaster().getDataBuffer()).getData();
    int[] to = ((DataBufferInt) turned.getRaster().getDataBuffer()).getData();
    for (int y = 0, i = 0; y < turned.getHeight(); y++) {
      for (int x = 0; x < turned.getWidth(); x++) {
        int column = transposed ? y : x;
        int row = transposed ? x : y;
        column = flippedX ? width - 1 - column : column;
        row = flippedY ? height - 1 - row : row;
        to[i++] = from[row * width + column];
      }
    }
    return turned;
  }
}
