package dev.csn.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;

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

    @Override
    BufferedImage picture(ImageReader reader, byte[] file) throws IOException {
      BufferedImage image = reader.read(0);
      boolean grey = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
      byte[] profile = grey ? new byte[0] : PngChunks.profile(file);
      return profile.length == 0 ? image : IccColors.applied(image, profile);
    }

    @Override
    int orientation(byte[] file) {
      return ExifOrientation.ofPng(file);
    }
  },
  JPEG("\u00ff\u00d8") {
    @Override
    byte[] decodable(byte[] file) throws IIOException {
      int scans = JpegScans.count(file);
      if (scans > MOST_SCANS) {
        throw new IIOException(scans + " scans, must be at most " + MOST_SCANS);
      }
      return JpegHead.of(file).decodable();
    }

    @Override
    BufferedImage picture(ImageReader reader, byte[] file) throws IOException {
      JpegHead head = JpegHead.of(file);
      return head.hasInks()
          ? CmykImage.rgb(
              reader.readRaster(0, null), head.hasLuma(), IccColors.ofInks(head.profile()))
          : reader.read(0);
    }

    @Override
    int orientation(byte[] file) {
      return ExifOrientation.ofJpeg(file);
    }

    @Override
    void checkWarned(byte[] file, List<String> warnings) throws IIOException {
      for (String warning : warnings) {
        if (LOST.matcher(warning).find()) {
          throw new IIOException(warning);
        }
      }
      long missing = JpegRestarts.missing(file);
      if (missing > 0) {
        throw new IIOException(missing + " of its restart markers are missing");
      }
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

  /** The warnings of libjpeg about a scan that it cannot decode to its end. */
  private static final Pattern LOST =
      Pattern.compile("premature end|bad Huffman code|instead of RST");

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

  /**
   * The picture, in grey or in the colors of sRGB.
   *
   * @param reader set to what {@link #decodable} gives
   * @param file all of its bytes
   */
  BufferedImage picture(ImageReader reader, byte[] file) throws IOException {
    return reader.read(0);
  }

  /** How the picture is to be turned: see {@link ExifOrientation#upright}. */
  int orientation(byte[] file) {
    return 1;
  }

  /**
   * Looks at a picture about which Java's decoder had warnings.
   *
   * @throws IIOException if a part of it is lost, which comes out grey or in wrong colors
   */
  void checkWarned(byte[] file, List<String> warnings) throws IIOException {}
}
