package dev.csn.dataset;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a camera was held: a JPEG stores what the sensor saw, and beside it how to turn that upright
 * (Exif 2.32, tag 274, 1 to 8). What is damaged, or no such tag, leaves the image as it is.
 */
final class ExifOrientation {
  private static final int UPRIGHT = 1;
  private static final int LARGEST = 8;
  private static final int START_OF_IMAGE = 0xffd8;
  private static final int START_OF_SCAN = 0xffda;
  private static final int APP1 = 0xffe1;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  // Exif stands among a JPEG's first segments: a file of endless ones is not searched on.
  private static final int MOST_SEGMENTS = 100;
  private static final int ENTRY_BYTES = 12;
  private static final int TAG = 0x0112;
  private static final int SHORT = 3;

  private ExifOrientation() {}

  /** The orientation that a file asks for; 1 if it is no JPEG or says nothing of the kind. */
  static int of(byte[] file) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
      return in.readUnsignedShort() == START_OF_IMAGE ? ofSegments(in) : UPRIGHT;
    } catch (EOFException e) {
      return UPRIGHT;
    }
  }

  private static int ofSegments(DataInputStream in) throws IOException {
    for (int i = 0; i < MOST_SEGMENTS; i++) {
      int marker = in.readUnsignedShort();
      int length = in.readUnsignedShort() - 2;
      if (marker < 0xff00 || marker == START_OF_SCAN || length < 0) {
        return UPRIGHT;
      }
      byte[] segment = in.readNBytes(length);
      if (segment.length < length) {
        return UPRIGHT;
      }
      if (marker == APP1
          && segment.length > EXIF.length
          && Arrays.equals(segment, 0, EXIF.length, EXIF, 0, EXIF.length)) {
        return ofTiff(ByteBuffer.wrap(segment, EXIF.length, segment.length - EXIF.length).slice());
      }
    }
    return UPRIGHT;
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
