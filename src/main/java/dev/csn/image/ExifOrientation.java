package dev.csn.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held: a JPEG or PNG stores what the sensor saw, and beside it how to turn that
 * upright (Exif 2.32, tag 274, 1 to 8). What is damaged, or no such tag, leaves the image as it is.
 */
final class ExifOrientation {
  private static final int UPRIGHT = 1;
  private static final int LARGEST = 8;
  private static final int APP1 = 0xe1;
  private static final String EXIF = "Exif\0"; // and a byte that is mostly, not always, zero
  private static final int NAME_BYTES = 6;
  // Exif stands among a JPEG's first segments: a file of endless ones is not searched on.
  private static final int MOST_SEGMENTS = 100;
  private static final int ENTRY_BYTES = 12;
  private static final int TAG = 0x0112;
  private static final int SHORT = 3;

  private ExifOrientation() {}

  /** The orientation that a JPEG asks for; 1 if it says nothing of the kind. */
  static int ofJpeg(byte[] file) {
    JpegSegments segments = new JpegSegments(file);
    for (int i = 0; i < MOST_SEGMENTS && segments.next(); i++) {
      if (segments.code() == JpegSegments.START_OF_SCAN || segments.isCutOff()) {
        return UPRIGHT;
      }
      if (segments.code() == APP1 && segments.beginsWith(EXIF)) {
        return ofExif(ByteBuffer.wrap(file, segments.content(), segments.size()).slice());
      }
    }
    return UPRIGHT;
  }

  /** The orientation that a PNG asks for; 1 if it says nothing of the kind. */
  static int ofPng(byte[] file) {
    return ofExif(ByteBuffer.wrap(PngChunks.first(file, "eXIf")));
  }

  /** Of a TIFF structure, behind the name that a JPEG gives it, and some PNGs too. */
  private static int ofExif(ByteBuffer exif) {
    boolean named = exif.limit() > NAME_BYTES && exif.get(0) == EXIF.charAt(0);
    return ofTiff(named ? exif.position(NAME_BYTES).slice() : exif);
  }

  /** Of the first directory of a TIFF structure. */
  private static int ofTiff(ByteBuffer tiff) {
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
        return value <= LARGEST ? Math.max(UPRIGHT, value) : UPRIGHT;
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
