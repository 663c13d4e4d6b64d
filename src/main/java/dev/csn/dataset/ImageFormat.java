package dev.csn.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.IIOException;

/**
 * The formats of images that are read, told by how a file begins. Of what Java could read besides,
 * TIFF is left out: its tiles claim memory that nothing in the file bounds.
 */
enum ImageFormat {
  PNG("\u0089PNG\r\n\u001a\n") {
    @Override
    byte[] decodable(byte[] file) throws IIOException {
      return PngChunks.ofPicture(file);
    }
  },
  JPEG("\u00ff\u00d8\u00ff") {
    @Override
    byte[] decodable(byte[] file) throws IIOException {
      int scans = JpegScans.count(file);
      if (scans > MOST_SCANS) {
        throw new IIOException(scans + " scans, must be at most " + MOST_SCANS);
      }
      return file;
    }
  },
  GIF("GIF8"),
  BMP("BM") {
    @Override
    byte[] decodable(byte[] file) throws IIOException {
      int compression = file.length > BMP_COMPRESSION ? file[BMP_COMPRESSION] & 0xff : 0;
      if (compression == BMP_OF_JPEG || compression == BMP_OF_PNG) {
        throw new IIOException("it holds a JPEG or PNG, whose size is its own"); // any size
      }
      return file;
    }
  };

  /** Each passes over the whole picture, however few bytes it has; encoders write about ten. */
  private static final int MOST_SCANS = 100;

  private static final int BMP_COMPRESSION = 30; // where its number is
  private static final int BMP_OF_JPEG = 4;
  private static final int BMP_OF_PNG = 5;

  private final String start; // a character a byte

  ImageFormat(String start) {
    this.start = start;
  }

  /** The format of a file's bytes. */
  static Optional<ImageFormat> of(byte[] file) {
    for (ImageFormat format : values()) {
      if (format.begins(file)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  private boolean begins(byte[] file) {
    int length = Math.min(file.length, start.length());
    return start.equals(new String(file, 0, length, StandardCharsets.ISO_8859_1));
  }

  /**
   * The bytes of the file that Java's decoder may see: it needs no more memory or time for them
   * than the picture's size tells.
   *
   * @throws IIOException if there are none
   */
  byte[] decodable(byte[] file) throws IIOException {
    return file;
  }
}
