package dev.csn.source.mnist;

import dev.csn.error.ConfigurationException;
import dev.csn.io.Csv;
import dev.csn.io.FileProblem;
import dev.csn.io.StagedDirectory;
import dev.csn.random.Seed;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/**
 * Writes digits as people keep images: a folder of files in two formats, and a table of attributes:
 * a class, two measures and an ordinal, with some values missing.
 */
public final class DigitFolder {
  static final String IMAGES = "images";
  static final String TABLE = "items.csv";
  static final String TYPES = "types.json";

  private static final int SIDE = 64;
  private static final List<String> SIZES = List.of("small", "medium", "large");

  /** The digit with its margin, in pixels, for each size. */
  private static final int[] SIDES = {28, 42, 56};

  private static final double MISSING = 0.03;
  private static final int JPEG_EVERY = 10;

  private DigitFolder() {}

  /**
   * Writes the folder.
   *
   * @param target a directory that is not there yet, or is empty
   * @param count the number of digits, from the start of the training file
   * @param seed of the sizes and the missing values
   * @throws ConfigurationException if it cannot be written, or there are fewer digits
   */
  public static void write(Path source, Path target, int count, long seed) {
    MnistSource digits = MnistSource.read(source, MnistSource.Part.TRAIN);
    if (count < 1 || count > digits.size()) {
      throw new ConfigurationException(
          "--count " + count + ": must be 1 to " + digits.size() + ", as many as there are");
    }
    try (StagedDirectory staged = StagedDirectory.beside(target)) {
      Files.createDirectory(staged.path().resolve(IMAGES));
      List<List<Object>> rows = new ArrayList<>();
      for (int item = 0; item < count; item++) {
        SplittableRandom random = new Seed(seed).of("folder").at(item).random();
        int size = random.nextInt(SIZES.size());
        String format = item % JPEG_EVERY == 0 ? "jpg" : "png";
        String file = String.format(Locale.ROOT, "digit-%05d.%s", item, format);
        ImageIO.write(
            picture(digits, item, SIDES[size]),
            format,
            staged.path().resolve(IMAGES).resolve(file).toFile());
        rows.add(row(file, digits, item, SIZES.get(size), random));
      }
      try (OutputStream out = Files.newOutputStream(staged.path().resolve(TABLE))) {
        Csv.write(out, List.of("file", "digit", "slant", "thickness", "size"), rows.stream());
      }
      Files.writeString(
          staged.path().resolve(TYPES),
          """
          {
            "digit": "categorical",
            "slant": "continuous",
            "thickness": "continuous",
            "size": {"kind": "ordinal", "levels": ["small", "medium", "large"]}
          }
          """);
      staged.commit();
    } catch (IOException e) {
      throw FileProblem.unwritable(target, e);
    }
  }

  private static List<Object> row(
      String file, MnistSource digits, int item, String size, SplittableRandom random) {
    int side = digits.width();
    DigitShape shape = DigitShape.of(digits.images(), item * side * side, side);
    return Arrays.asList(
        file,
        digits.label(item),
        random.nextDouble() < MISSING ? "" : String.format(Locale.ROOT, "%.1f", shape.slant()),
        random.nextDouble() < MISSING ? "" : String.format(Locale.ROOT, "%.2f", shape.thickness()),
        random.nextDouble() < MISSING ? "" : size);
  }

  /** The digit in the middle of a black square. */
  private static BufferedImage picture(MnistSource digits, int item, int side) {
    int width = digits.width();
    int height = digits.height();
    BufferedImage digit = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] pixels = ((DataBufferByte) digit.getRaster().getDataBuffer()).getData();
    System.arraycopy(digits.images(), item * width * height, pixels, 0, width * height);
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    int margin = (SIDE - side) / 2;
    graphics.drawImage(digit, margin, margin, side, side, null);
    graphics.dispose();
    return picture;
  }
}
