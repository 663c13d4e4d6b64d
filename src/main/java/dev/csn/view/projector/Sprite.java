package dev.csn.view.projector;

import dev.csn.dataset.Items;
import dev.csn.error.ConfigurationException;
import dev.csn.image.ImageShape;
import dev.csn.image.Pixels;
import dev.csn.image.StoredImage;
import dev.csn.io.Png;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A picture of many images in a square grid, row by row. The last cells stay black.
 *
 * @param side cells of a row, and of a column
 * @param width of a thumbnail, in pixels
 * @param height of a thumbnail, in pixels
 */
public record Sprite(int side, int width, int height) {
  /** The largest picture that the projector shows, px in each direction. */
  private static final int MAX_SIDE = 8192;

  /** Larger thumbnails gain nothing: the projector draws items as points. */
  private static final int MAX_THUMBNAIL = 64;

  private static final int CHANNELS = 3;

  /**
   * The grid for so many images: as large as they are, or scaled down alike.
   *
   * @throws ConfigurationException if they are too many for a pixel each
   */
  public static Sprite of(int items, ImageShape shape) {
    int side = (int) Math.ceil(Math.sqrt(items));
    if (side > MAX_SIDE) {
      throw new ConfigurationException(
          "--projector: " + items + " items, must be at most " + MAX_SIDE * MAX_SIDE);
    }
    double longer = Math.max(shape.width(), shape.height());
    double scale = Math.min(1, Math.min(MAX_THUMBNAIL, MAX_SIDE / side) / longer);
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
      place(StoredImage.scaled(image, pixels.shape(), width, height), i, values);
    }
    Png.write(picture, out);
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
