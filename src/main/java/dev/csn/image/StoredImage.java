package dev.csn.image;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/** Converts a stored image, [H, W, C], grey or in color, to a picture in RGB. */
public final class StoredImage {
  private static final int CHANNELS = 3;

  private StoredImage() {}

  /** The image at its own size, of type TYPE_INT_RGB. */
  public static BufferedImage picture(byte[] values, ImageShape shape) {
    BufferedImage picture =
        new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
    for (int p = 0; p < shape.width() * shape.height(); p++) {
      int first = p * shape.channels();
      int last = first + shape.channels() - 1;
      int rgb =
          (values[first] & 0xff) << 16
              | (values[Math.min(first + 1, last)] & 0xff) << 8
              | (values[last] & 0xff);
      picture.setRGB(p % shape.width(), p / shape.width(), rgb);
    }
    return picture;
  }

  /**
   * Scales the image to another size, by area.
   *
   * @return [height, width, 3]; the values themselves if the size is the same
   */
  public static byte[] scaled(byte[] values, ImageShape shape, int width, int height) {
    byte[] rgb = new byte[width * height * CHANNELS];
    if (width == shape.width() && height == shape.height()) {
      for (int v = 0; v < rgb.length; v++) {
        rgb[v] = values[shape.channels() == CHANNELS ? v : v / CHANNELS];
      }
      return rgb;
    }
    Rectangle whole = new Rectangle(shape.width(), shape.height());
    double[] means = AreaScaler.scale(picture(values, shape), whole, width, height);
    for (int v = 0; v < rgb.length; v++) {
      rgb[v] = (byte) Math.min(255, Math.round(means[v]));
    }
    return rgb;
  }
}
