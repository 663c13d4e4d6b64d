package dev.csn.source.images;

import dev.csn.image.Background;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import dev.csn.source.images.ImagesConfig.DecimalSign;
import dev.csn.source.images.ImagesConfig.SplitPolicy;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** A folder of small pictures with a table beside it, to prepare. */
public final class ImagesFolder {
  public static final ImageShape SHAPE = new ImageShape(8, 8, 3);

  final Path home;
  final Path images;
  final Path table;
  final Path types;
  final Path output;
  Background background;

  public ImagesFolder(Path home) {
    this.home = home;
    this.images = home.resolve("pictures");
    this.table = home.resolve("items.csv");
    this.types = home.resolve("types.json");
    this.output = home.resolve("dataset");
  }

  /** Writes a picture, no two of different numbers alike. */
  public Path picture(String name, int number, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, (number * 40503 + i * 2654435) & 0xffffff);
    }
    return picture(name, image);
  }

  Path picture(String name, BufferedImage image) {
    Path file = images.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  Table table(String text) {
    return Table.read(write(table, text), ImagesConfig.MISSING, DecimalSign.AUTO);
  }

  static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes 60 pictures and their table: a kind of three, a weight, a color of two parts. */
  void ordinary() {
    StringBuilder rows = new StringBuilder("file,kind,weight,red,blue\n");
    for (int i = 0; i < 60; i++) {
      picture("p" + i + ".png", i, 8 + i % 5, 8 + i % 7);
      rows.append(
          String.format(
              Locale.ROOT, "p%d.png,k%d,%.1f,%d,%d\n", i, i % 3, i * 7 % 31 + 0.5, 3 * i, 6 * i));
    }
    write(table, rows.toString());
  }

  ImagesConfig config(Path dataset, SplitPolicy splits) {
    return new ImagesConfig(
        images,
        table,
        Files.exists(types) ? types : null,
        dataset,
        "mine",
        SHAPE,
        ImageFit.CROP,
        background,
        null,
        splits,
        ImagesConfig.MISSING,
        DecimalSign.AUTO,
        1);
  }

  ImagesBuilder.Prepared prepare() {
    return prepare(new SplitPolicy(null, null, 0.2, 0.1));
  }

  ImagesBuilder.Prepared prepare(SplitPolicy splits) {
    return ImagesBuilder.build(config(output, splits), true, (done, total) -> {}, 2);
  }

  static List<String> columns(List<ImagesReport.IgnoredColumn> ignored) {
    return ignored.stream().map(ImagesReport.IgnoredColumn::column).toList();
  }
}
