package dev.csn.view.page;

import dev.csn.dataset.Items;
import dev.csn.image.ImageShape;
import dev.csn.image.Pixels;
import dev.csn.image.StoredImage;
import dev.csn.io.Png;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Small pictures of items, side by side in one image, row after row.
 *
 * @param width width of a picture, in pixels
 * @param height height of a picture, in pixels
 * @param columns pictures in a row
 * @param url the image itself, as a data URL
 */
record Thumbnails(int width, int height, int columns, String url) {
  /** Pixels of a picture's longer side: the page shows pictures at about that size. */
  private static final int MAX_SIDE = 64;

  /** Pixels of the whole sheet, so that the page stays small. */
  private static final double MAX_PIXELS = 2_500_000;

  /** A larger sheet becomes a JPEG, so that the page stays small. */
  private static final int MAX_PNG_BYTES = 1_500_000;

  private static final float JPEG_QUALITY = 0.85f;

  /** Draws the items' images, scaled down to the limits of side and area. */
  static Thumbnails of(Items items, Pixels pixels) {
    ImageShape shape = pixels.shape();
    double area = MAX_PIXELS / items.size();
    double scale =
        Math.min(
            1,
            Math.min(
                (double) MAX_SIDE / Math.max(shape.width(), shape.height()),
                Math.sqrt(area / ((double) shape.width() * shape.height()))));
    int width = Math.max(1, (int) (shape.width() * scale));
    int height = Math.max(1, (int) (shape.height() * scale));
    int columns = (int) Math.ceil(Math.sqrt(items.size()));
    int rows = (items.size() + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(columns * width, rows * height, BufferedImage.TYPE_INT_RGB);
    byte[] values = new byte[shape.values()];
    for (int row = 0; row < items.size(); row++) {
      pixels.copy(items.id(row), values, 0);
      sheet.setRGB(
          row % columns * width,
          row / columns * height,
          width,
          height,
          scaled(values, shape, width, height),
          0,
          width);
    }
    return new Thumbnails(width, height, columns, url(sheet));
  }

  private static int[] scaled(byte[] values, ImageShape shape, int width, int height) {
    byte[] scaled = StoredImage.scaled(values, shape, width, height);
    int[] rgb = new int[width * height];
    for (int i = 0; i < scaled.length; i++) {
      rgb[i / 3] = rgb[i / 3] << 8 | (scaled[i] & 0xff);
    }
    return rgb;
  }

  private static String url(BufferedImage sheet) {
    try {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      Png.write(sheet, png);
      return png.size() <= MAX_PNG_BYTES
          ? "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray())
          : "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg(sheet));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // in memory
    }
  }

  private static byte[] jpeg(BufferedImage sheet) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(JPEG_QUALITY);
      writer.write(null, new IIOImage(sheet, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
