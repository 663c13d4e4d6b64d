package dev.csn.bench;

import dev.csn.io.Csv;
import dev.csn.random.Seed;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** A folder as a user might have it: drawings of 100x120 pixels, PNG and JPEG in turn. */
final class PictureFolder {
  static final String TABLE = "items.csv";

  private static final int WIDTH = 100;
  private static final int HEIGHT = 120;
  private static final int PER_FOLDER = 1000;
  private static final Seed SEED = new Seed(1).of("pictures");

  private PictureFolder() {}

  /** Writes files, in folders of a thousand, and a table of their shape and their color. */
  static void write(Path folder, int count) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SplittableRandom random = SEED.at(i).random();
      int shape = random.nextInt(2);
      Color color = new Color(random.nextInt(1 << 24));
      String format = i % 2 == 0 ? "png" : "jpg";
      String name = i / PER_FOLDER + "/" + i + "." + format;
      Path file = folder.resolve(name);
      if (i % PER_FOLDER == 0) {
        Files.createDirectories(file.getParent());
      }
      ImageIO.write(draw(shape, color, random), format, file.toFile());
      rows.add(
          List.of(
              name,
              shape == 0 ? "disc" : "square",
              color.getRed(),
              color.getGreen(),
              color.getBlue()));
    }
    try (OutputStream out = Files.newOutputStream(folder.resolve(TABLE))) {
      Csv.write(out, List.of("file", "shape", "red", "green", "blue"), rows.stream());
    }
  }

  private static BufferedImage draw(int shape, Color color, SplittableRandom random) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    int side = random.nextInt(30, 60);
    int x = random.nextInt(WIDTH - side);
    int y = random.nextInt(HEIGHT - side);
    if (shape == 0) {
      graphics.fillOval(x, y, side, side);
    } else {
      graphics.fillRect(x, y, side, side);
    }
    graphics.dispose();
    return image;
  }
}
