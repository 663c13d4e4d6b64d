package dev.csn.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import javax.imageio.IIOException;

/**
 * The image formats that are read, told by a file's first bytes. Java could read TIFF too, but
 * nothing in the file bounds the memory that its tiles claim.
 */
enum ImageFormat {
  PNG("\u0089PNG\r\n\u001a\n", PngFile::new),
  JPEG("\u00ff\u00d8", JpegFile::new),
  GIF("GIF8", file -> () -> file),
  BMP("BM", file -> () -> checkedBmp(file));

  private static final int BMP_COMPRESSION = 30; // the offset of its number
  private static final int BMP_OF_JPEG = 4;
  private static final int BMP_OF_PNG = 5;

  private final byte[] start;
  private final Function<byte[], EncodedImage> parser;

  ImageFormat(String start, Function<byte[], EncodedImage> parser) {
    this.start = start.getBytes(StandardCharsets.ISO_8859_1);
    this.parser = parser;
  }

  /** The format of a file's bytes. */
  static Optional<ImageFormat> of(byte[] file) {
    return Arrays.stream(values()).filter(format -> format.begins(file)).findFirst();
  }

  private boolean begins(byte[] file) {
    return file.length >= start.length
        && Arrays.equals(file, 0, start.length, start, 0, start.length);
  }

  /** Reads the structure of a file of this format; pixels are not decoded. */
  EncodedImage parse(byte[] file) {
    return parser.apply(file);
  }

  private static byte[] checkedBmp(byte[] file) throws IIOException {
    int compression = file.length > BMP_COMPRESSION ? file[BMP_COMPRESSION] & 0xff : 0;
    if (compression == BMP_OF_JPEG || compression == BMP_OF_PNG) {
      throw new IIOException("it holds a JPEG or PNG, whose size is its own"); // any size
    }
    return file;
  }
}
