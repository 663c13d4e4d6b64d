package dev.csn.spark;

import dev.csn.random.Seed;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/**
 * Files of pictures and a table of what is on them: every picture is there several times, so that
 * many distances are equal, and much is not known.
 */
final class Pictures {
  static final int ITEMS = 240;
  static final int COPIES = 4;

  private static final List<String> SHAPES = List.of("disc", "square", "bar");
  private static final List<String> GRADES = List.of("low", "middle", "high");
  private static final int SIDE = 16;

  private Pictures() {}

  /** Writes {@code table.csv}, {@code types.json} and a directory {@code images}. */
  static void write(Path directory) throws IOException {
    Path images = Files.createDirectories(directory.resolve("images"));
    SplittableRandom random = new Seed(8).of("pictures").random();
    List<String> lines = new ArrayList<>(List.of("file,part,shape,size,grade"));
    for (int kind = 0; kind < ITEMS / COPIES; kind++) {
      int shape = random.nextInt(SHAPES.size());
      int size = random.nextInt(3, 14);
      BufferedImage image = image(shape, size, random.nextInt(0x1000000));
      for (int copy = 0; copy < COPIES; copy++) {
        int unknown = random.nextInt(8); // of whom nothing is known are left out
        String file = "p%03d.png".formatted(copy * (ITEMS / COPIES) + kind);
        ImageIO.write(image, "png", images.resolve(file).toFile());
        lines.add(
            String.join(
                ",",
                file,
                kind % 4 == 0 ? "test" : kind % 4 == 1 ? "validation" : "train",
                unknown < 2 ? "" : SHAPES.get(shape),
                unknown == 0 || unknown == 2 ? "" : Integer.toString(size),
                unknown == 3 ? "" : GRADES.get(size / 5)));
      }
    }
    Files.write(directory.resolve("table.csv"), lines);
    Files.writeString(
        directory.resolve("types.json"),
        """
        {"size": "continuous",
         "grade": {"kind": "ordinal", "levels": ["low", "middle", "high"]}}
        """);
  }

  private static BufferedImage image(int shape, int size, int color) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(color));
    switch (shape) {
      case 0 -> graphics.fillOval(1, 1, size, size);
      case 1 -> graphics.fillRect(1, 1, size, size);
      default -> graphics.fillRect(1, 1, size, 3);
    }
    graphics.dispose();
    return image;
  }
}
