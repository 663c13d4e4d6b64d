package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleImagesCommandTest {
  @TempDir private Path directory;

  private int run(Path target, int count) {
    return CsnCommand.parser(new ExampleImagesCommand())
        .execute(
            target.toString(),
            "--source",
            "data/mnist",
            "--count",
            String.valueOf(count),
            "--quiet");
  }

  @Test
  void everyRowOfTheTableHasItsImage() throws IOException {
    Path target = directory.resolve("example");
    assertEquals(0, run(target, 200));
    List<String> lines = Files.readAllLines(target.resolve("items.csv"));
    assertEquals("file,digit,slant,thickness,size", lines.get(0));
    assertEquals(201, lines.size());
    int missing = 0;
    for (String line : lines.subList(1, 201)) {
      String[] cells = line.split(",", -1);
      BufferedImage image = ImageIO.read(target.resolve("images").resolve(cells[0]).toFile());
      assertEquals(64, image.getWidth(), line);
      assertTrue(cells[4].matches("small|medium|large|"), line);
      missing += Collections.frequency(List.of(cells), "");
    }
    assertTrue(missing > 5 && missing < 35, missing + " of 600 at 3 %");
    // The first training image of MNIST: a slim five, leaning to the right.
    assertTrue(lines.get(1).startsWith("digit-00000.jpg,5,"), lines.get(1));
  }

  @Test
  void aLargeDigitHasFourTimesTheInkOfASmallOne() throws IOException {
    Path target = directory.resolve("example");
    run(target, 300);
    double[] ink = new double[3];
    int[] count = new int[3];
    for (String line : Files.readAllLines(target.resolve("items.csv")).subList(1, 301)) {
      String[] cells = line.split(",", -1);
      int size = List.of("small", "medium", "large").indexOf(cells[4]);
      if (size >= 0 && cells[0].endsWith("png")) {
        BufferedImage image = ImageIO.read(target.resolve("images").resolve(cells[0]).toFile());
        for (int i = 0; i < 64 * 64; i++) {
          ink[size] += image.getRaster().getSample(i % 64, i / 64, 0);
        }
        count[size]++;
      }
    }
    assertEquals(4, ink[2] / count[2] / (ink[0] / count[0]), 0.6);
    assertEquals(2.25, ink[1] / count[1] / (ink[0] / count[0]), 0.4);
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path mine = Files.writeString(directory.resolve("mine"), "mine");
    assertEquals(2, run(directory, 5));
    assertEquals("mine", Files.readString(mine));
    try (Stream<Path> left = Files.list(directory)) {
      assertEquals(List.of(mine), left.toList());
    }
  }
}
