package dev.csn.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.IIOException;

/**
 * The supported image formats, recognized by a file's first bytes. Java could read TIFF too, but
 * nothing in the file bounds the memory that its tiles claim.
 */
enum ImageFormat {
  PNG("\u0089PNG\r\n\u001a\n"),
  JPEG("\u00ff\u00d8"),
  GIF("GIF8"),
  BMP("BM");

  private static final int BMP_COMPRESSION = 30; // the offset of its number
  private static final int BMP_OF_JPEG = 4;
  private static final int BMP_OF_PNG = 5;

  private final String start; // a character a byte

  ImageFormat(String start) {
    this.start = start;
  }

  /** The format of a file's bytes. */
  static Optional<ImageFormat> of(byte[] file) {
    return Arrays.stream(values()).filter(format -> format.begins(file)).findFirst();
  }

  private boolean begins(byte[] file) {
    int length = Math.min(file.length, start.length());
    return start.equals(new String(file, 0, length, StandardCharsets.ISO_8859_1));
  }

  /** Reads the structure of a file of this format; pixels are not decoded. */
  EncodedImage parse(byte[] file) {
    return switch (this) {
      case PNG -> new PngFile(file);
      case JPEG -> new JpegFile(file);
      case GIF -> () -> file;
      case BMP -> () -> checkedBmp(file);
    };
  }

  private static byte[] checkedBmp(byte[] file) throws IIOException {
    int compression = file.length > BMP_COMPRESSION ? file[BMP_COMPRESSION] & 0xff : 0;
    if (compression == BMP_OF_JPEG || compression == BMP_OF_PNG) {
      throw new IIOException("it holds a JPEG or PNG, whose size is its own"); // any size
    }
    return file;
  }
}
