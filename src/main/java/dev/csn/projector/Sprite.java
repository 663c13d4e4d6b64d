package dev.csn.projector;

import dev.csn.dataset.AreaScaler;
import dev.csn.dataset.ImageShape;
import dev.csn.dataset.Items;
import dev.csn.dataset.Pixels;
import dev.csn.error.ConfigurationException;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;

/**
 * A picture of many images in a square grid, row by row. The last cells stay black.
 *
 * @param side cells of a row, and of a column
 * @param width of a thumbnail, in pixels
 * @param height of a thumbnail, in pixels
 */
public record Sprite(int side, int width, int height) {
  /** What the projector shows at most, in each direction. */
  private static final int LARGEST = 8192;

  /** More is not seen: the projector draws them as points. */
  private static final int LARGEST_THUMBNAIL = 64;

  private static final int CHANNELS = 3;

  /**
   * The grid for so many images: as large as they are, or scaled down alike.
   *
   * @throws ConfigurationException if they are too many for a pixel each
   */
  public static Sprite of(int items, ImageShape shape) {
    int side = (int) Math.ceil(Math.sqrt(items));
    if (side > LARGEST) {
      throw new ConfigurationException(
          "--projector: " + items + " items, must be at most " + LARGEST * LARGEST);
    }
    double longer = Math.max(shape.width(), shape.height());
    double scale = Math.min(1, Math.min(LARGEST_THUMBNAIL, LARGEST / side) / longer);
    return new Sprite(side, scaled(shape.width(), scale), scaled(shape.height(), scale));
  }

  private static int scaled(int length, double scale) {
    return Math.max(1, (int) Math.floor(length * scale + 1e-9));
  }

  /** Whether thumbnails are smaller than the images. */
  public boolean scalesDown(ImageShape shape) {
    return width < shape.width() || height < shape.height();
  }

  /**
   * Writes the picture as PNG and leaves {@code out} open.
   *
   * @param pixels of the whole dataset, by the items' ids
   */
  void write(OutputStream out, Pixels pixels, Items items) throws IOException {
    BufferedImage picture =
        new BufferedImage(side * width, side * height, BufferedImage.TYPE_3BYTE_BGR);
    byte[] values = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    byte[] image = new byte[pixels.shape().values()];
    for (int i = 0; i < items.size(); i++) {
      pixels.copy(items.id(i), image, 0);
      place(thumbnail(image, pixels.shape()), i, values);
    }
    ImageIO.write(picture, "png", out);
  }

  /**
   * An image in the thumbnails' size.
   *
   * @param image [height, width, channels]
   * @return RGB, [height, width, 3]
   */
  private byte[] thumbnail(byte[] image, ImageShape shape) {
    byte[] thumbnail = new byte[width * height * CHANNELS];
    if (!scalesDown(shape)) {
      for (int v = 0; v < thumbnail.length; v++) {
        thumbnail[v] = image[shape.channels() == CHANNELS ? v : v / CHANNELS];
      }
      return thumbnail;
    }
    Rectangle whole = new Rectangle(shape.width(), shape.height());
    double[] means = AreaScaler.scale(picture(image, shape), whole, width, height);
    for (int v = 0; v < thumbnail.length; v++) {
      thumbnail[v] = (byte) Math.min(255, Math.round(means[v]));
    }
    return thumbnail;
  }

  private static BufferedImage picture(byte[] image, ImageShape shape) {
    BufferedImage picture =
        new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
    int last = shape.channels() - 1;
    for (int p = 0; p < shape.width() * shape.height(); p++) {
      int from = p * shape.channels();
      int rgb =
          (image[from] & 0xff) << 16
              | (image[from + Math.min(1, last)] & 0xff) << 8
              | (image[from + last] & 0xff);
      picture.setRGB(p % shape.width(), p / shape.width(), rgb);
    }
    return picture;
  }

  /** Copies a thumbnail into its cell of a picture whose bytes are blue, green, red. */
  private void place(byte[] thumbnail, int cell, byte[] picture) {
    int left = cell % side * width;
    int top = cell / side * height;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int from = (y * width + x) * CHANNELS;
        int to = ((top + y) * side * width + left + x) * CHANNELS;
        picture[to] = thumbnail[from + 2];
        picture[to + 1] = thumbnail[from + 1];
        picture[to + 2] = thumbnail[from];
      }
    }
  }
}
