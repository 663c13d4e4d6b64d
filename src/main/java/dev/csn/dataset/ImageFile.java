package dev.csn.dataset;

import dev.csn.error.InputException;
import dev.csn.io.FileProblem;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads an image of any size, in any format that Java reads, into the shape that a model takes. */
public final class ImageFile {
  /** 64 megapixels: what is decoded at most, so that a small file cannot claim all memory. */
  private static final long MAX_PIXELS = 1L << 26;

  private ImageFile() {}

  /**
   * Reads and scales an image; what is transparent becomes black.
   *
   * @return [height, width, channels], row by row
   * @throws InputException if the file is missing, no image, damaged or too large
   */
  public static byte[] read(Path file, ImageShape shape) {
    return bytes(scale(decode(file), shape.width(), shape.height()), shape);
  }

  private static BufferedImage decode(Path file) {
    if (Files.isDirectory(file)) {
      throw new InputException(file + ": is a directory, expected an image");
    }
    try (InputStream bytes = Files.newInputStream(file);
        ImageInputStream in = new MemoryCacheImageInputStream(bytes)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new InputException(file + ": is no image that Java reads (PNG, JPEG, GIF, BMP...)");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return decode(file, reader);
      } finally {
        reader.dispose();
      }
    } catch (IIOException e) {
      throw new InputException(file + ": is a damaged image: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new InputException(file + ": " + FileProblem.reason(e), e);
    }
  }

  private static BufferedImage decode(Path file, ImageReader reader) throws IOException {
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    BufferedImage image;
    try {
      long width = reader.getWidth(0);
      long height = reader.getHeight(0);
      if (width * height > MAX_PIXELS) {
        throw new InputException(
            file + ": " + width + "x" + height + " pixels, at most " + MAX_PIXELS + " are read");
      }
      image = reader.read(0);
    } catch (EOFException e) {
      throw new IIOException("it is cut off", e);
    } catch (InputException e) {
      throw e;
    } catch (RuntimeException e) {
      // Java's decoders meet damage with whatever their code happens to throw.
      throw new IIOException(e.toString(), e);
    }
    for (String warning : warnings) {
      if (warning.contains("premature end")) { // a JPEG of which the rest comes out grey
        throw new IIOException(warning);
      }
    }
    return image;
  }

  /** Halves while it is more than twice too large, so that no pixel is passed over. */
  private static BufferedImage scale(BufferedImage image, int width, int height) {
    BufferedImage current = image;
    while (current.getWidth() > 2 * width || current.getHeight() > 2 * height) {
      current =
          draw(
              current,
              Math.max(width, (current.getWidth() + 1) / 2),
              Math.max(height, (current.getHeight() + 1) / 2));
    }
    return draw(current, width, height);
  }

  private static BufferedImage draw(BufferedImage image, int width, int height) {
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = drawn.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return drawn;
  }

  private static byte[] bytes(BufferedImage image, ImageShape shape) {
    byte[] values = new byte[shape.values()];
    int at = 0;
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        int rgb = image.getRGB(x, y);
        int red = (rgb >> 16) & 0xff;
        int green = (rgb >> 8) & 0xff;
        int blue = rgb & 0xff;
        if (shape.channels() == 3) {
          values[at++] = (byte) red;
          values[at++] = (byte) green;
          values[at++] = (byte) blue;
        } else {
          // Luma of ITU-R BT.601.
          values[at++] = (byte) Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
        }
      }
    }
    return values;
  }
}
