package dev.csn.image;

import dev.csn.error.InputException;
import dev.csn.io.FileProblem;
import dev.csn.io.WholeFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads an image of any size, as PNG, JPEG, GIF or BMP, into the shape that a model takes. */
public final class ImageFile {
  /** 64 megapixels, so that a small file cannot claim all memory. */
  private static final long MAX_PIXELS = 1L << 26;

  /**
   * No valid file has more pixels per byte: even in the most compact format, 1 bit per pixel and
   * deflated, a blank picture takes more bytes.
   */
  private static final long MAX_PIXELS_PER_BYTE = 10_000;

  /** Pixels that even a file of a few bytes may claim. A photograph has no more. */
  private static final long MAX_PIXELS_OF_ANY_FILE = 1L << 24;

  private static final int MAX_BYTES = 1 << 28;
  private static final ImageFormat[] FORMATS = ImageFormat.values();

  private ImageFile() {}

  /**
   * Reads an image, turns it upright by its Exif orientation, and scales it.
   *
   * @return [height, width, channels], row by row
   * @throws InputException if the file is missing, not an image, damaged or too large
   */
  public static byte[] read(Path file, ImageShape shape, ImageFit fit) {
    return read(file, bytes(file), shape, fit, pixels -> {}).values();
  }

  /**
   * An image in its shape.
   *
   * @param values [height, width, channels], row by row
   * @param transparent whether the background showed through anywhere
   */
  public record Fitted(byte[] values, boolean transparent) {}

  /** An upright image of any size in 24-bit RGB. */
  private record Decoded(BufferedImage rgb, boolean transparent) {}

  /** Whether the background shows through anywhere. */
  public static boolean isTransparent(Path file) {
    return decode(file, bytes(file), Background.BLACK, pixels -> {}).transparent();
  }

  /**
   * Reads an image whose bytes are in memory.
   *
   * @param bytes of the file, as {@link #bytes} gives them
   * @param room receives the number of pixels before they take memory; may block
   */
  public static Fitted read(
      Path file, byte[] bytes, ImageShape shape, ImageFit fit, LongConsumer room) {
    Decoded decoded = decode(file, bytes, fit.background(), room);
    BufferedImage image = decoded.rgb();
    Rectangle from = fit.source(image.getWidth(), image.getHeight(), shape);
    Rectangle to = fit.target(image.getWidth(), image.getHeight(), shape);
    byte[] values = new byte[shape.values()];
    if (decoded.transparent()) { // so are the sides of a padded one
      Arrays.fill(values, (byte) fit.background().value());
    }
    place(AreaScaler.scale(image, from, to.width, to.height), to, shape, values);
    return new Fitted(values, decoded.transparent());
  }

  private static Decoded decode(Path file, byte[] bytes, Background background, LongConsumer room) {
    ImageFormat format = ImageFormat.of(bytes).orElseThrow(() -> unsupported(file, bytes));
    EncodedImage encoded = format.parse(bytes);
    try (ImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded.decodable()))) {
      ImageReader reader = ImageIO.getImageReadersByFormatName(format.name()).next();
      try {
        reader.setInput(in, true, true);
        BufferedImage image = decode(file, bytes.length, encoded, reader, room);
        boolean transparent = isTransparent(image);
        BufferedImage rgb = rgb(image, transparent ? background : Background.BLACK);
        return new Decoded(ExifOrientation.upright(rgb, encoded.orientation()), transparent);
      } catch (EOFException e) {
        throw new IIOException("it is cut off", e);
      } catch (InputException e) {
        throw e;
      } catch (RuntimeException e) {
        // Java's decoders meet damage with whatever their code happens to throw.
        throw new IIOException(e.toString(), e);
      } finally {
        reader.dispose();
      }
    } catch (IIOException e) {
      throw new InputException(
          "Unsupported Image Type".equals(e.getMessage())
              ? file + ": has colors that Java does not read, must be grey, RGB or CMYK"
              : file + ": is a damaged image: " + e.getMessage(),
          e);
    } catch (IOException e) {
      throw FileProblem.unreadable(file, e);
    }
  }

  private static InputException unsupported(Path file, byte[] bytes) {
    Optional<UnsupportedFormat.Finding> found =
        UnsupportedFormat.of(file.getFileName().toString(), bytes);
    return new InputException(
        file
            + ": "
            + found.map(UnsupportedFormat.Finding::what).orElse("is no image")
            + ", must be one of "
            + Arrays.toString(FORMATS)
            + found.map(f -> f.advice().isEmpty() ? "" : ". " + f.advice()).orElse(""));
  }

  /**
   * An image file's bytes.
   *
   * @throws InputException if it is missing, a directory or too large
   */
  public static byte[] bytes(Path file) {
    if (Files.isDirectory(file)) {
      throw new InputException(file + ": is a directory, expected an image");
    }
    return WholeFile.bytes(file, MAX_BYTES);
  }

  private static BufferedImage decode(
      Path file, long bytes, EncodedImage encoded, ImageReader reader, LongConsumer room)
      throws IOException {
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    long width = reader.getWidth(0);
    long height = reader.getHeight(0);
    if (width * height > MAX_PIXELS) {
      throw new InputException(
          file + ": " + width + "x" + height + " pixels, at most " + MAX_PIXELS + " are read");
    }
    if (width * height > MAX_PIXELS_OF_ANY_FILE + bytes * MAX_PIXELS_PER_BYTE) {
      throw new InputException(
          file + ": claims " + width + "x" + height + " pixels, and has " + bytes + " bytes");
    }
    room.accept(width * height);
    BufferedImage image = encoded.picture(reader);
    if (!warnings.isEmpty()) {
      encoded.checkWarned(warnings);
    }
    return image;
  }

  /** Whether any pixel is not fully opaque. */
  private static boolean isTransparent(BufferedImage image) {
    ColorModel colors = image.getColorModel();
    if (!colors.hasAlpha()) {
      return false;
    }
    // Indices have no raster of their opacity.
    boolean indexed = colors instanceof IndexColorModel;
    Raster raster = indexed ? image.getRaster() : image.getAlphaRaster();
    int opaque = indexed ? 255 : (1 << raster.getSampleModel().getSampleSize(0)) - 1;
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getSamples(0, y, row.length, 1, 0, row);
      for (int sample : row) {
        if ((indexed ? colors.getAlpha(sample) : sample) != opaque) {
          return true;
        }
      }
    }
    return false;
  }

  /** The image in 24-bit RGB. */
  private static BufferedImage rgb(BufferedImage image, Background background) {
    if (image.getType() == BufferedImage.TYPE_INT_RGB) {
      return image;
    }
    BufferedImage rgb =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    if (image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
      copyGrey(image.getRaster(), rgb, background.value());
    } else {
      Graphics2D graphics = rgb.createGraphics();
      graphics.setColor(new Color(0x010101 * background.value()));
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.drawImage(image, 0, 0, null);
      graphics.dispose();
    }
    return rgb;
  }

  /**
   * Copies grey values one by one: Java's own conversion treats them as linear light and brightens
   * them.
   */
  private static void copyGrey(Raster grey, BufferedImage rgb, int background) {
    double largest = (1L << grey.getSampleModel().getSampleSize(0)) - 1;
    for (int y = 0; y < rgb.getHeight(); y++) {
      for (int x = 0; x < rgb.getWidth(); x++) {
        double value = grey.getSample(x, y, 0) / largest;
        double opacity = grey.getNumBands() == 1 ? 1 : grey.getSample(x, y, 1) / largest;
        double on = 255 * value * opacity + background * (1 - opacity);
        rgb.setRGB(x, y, 0x010101 * (int) Math.round(on));
      }
    }
  }

  /** Rounds the values and writes them into a rectangle of an image. */
  private static void place(double[] rgb, Rectangle place, ImageShape shape, byte[] values) {
    int channels = shape.channels();
    for (int y = 0, from = 0; y < place.height; y++) {
      int to = ((place.y + y) * shape.width() + place.x) * channels;
      for (int x = 0; x < place.width; x++, from += 3, to += channels) {
        if (channels == 3) {
          for (int c = 0; c < channels; c++) {
            values[to + c] = (byte) Math.round(rgb[from + c]);
          }
        } else {
          // Luma of ITU-R BT.601.
          double luma = 0.299 * rgb[from] + 0.587 * rgb[from + 1] + 0.114 * rgb[from + 2];
          values[to] = (byte) Math.round(luma);
        }
      }
    }
  }
}
