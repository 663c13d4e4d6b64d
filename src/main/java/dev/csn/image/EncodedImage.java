package dev.csn.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;

/** An image file's bytes, of a known format and not yet decoded. */
@FunctionalInterface
interface EncodedImage {
  /**
   * The bytes of the file that are safe for Java's decoder: its memory and time are bounded by the
   * picture's size.
   *
   * @throws IIOException if the file cannot be made safe
   */
  byte[] decodable() throws IIOException;

  /**
   * The picture, in grey or in the colors of sRGB.
   *
   * @param reader set to {@link #decodable}
   */
  default BufferedImage picture(ImageReader reader) throws IOException {
    return reader.read(0);
  }

  /** The Exif orientation, 1 to 8, for {@link ExifOrientation#upright}. */
  default int orientation() {
    return ExifOrientation.UPRIGHT;
  }

  /**
   * Checks a picture about which Java's decoder had warnings.
   *
   * @throws IIOException if a part of it is lost and would become grey or have wrong colors
   */
  default void checkWarned(List<String> warnings) throws IIOException {}
}
