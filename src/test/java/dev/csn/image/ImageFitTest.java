package dev.csn.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFitTest {
  private static final ImageShape SQUARE = new ImageShape(4, 4, 1);

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "crop, 8, 4, 2, 0, 4, 4, 0, 0, 4, 4", // the middle of a wide one
    "crop, 4, 9, 0, 2, 4, 4, 0, 0, 4, 4", // of a high one
    "crop, 1, 900, 0, 449, 1, 1, 0, 0, 4, 4",
    "crop, 4, 4, 0, 0, 4, 4, 0, 0, 4, 4",
    "pad, 8, 4, 0, 0, 8, 4, 0, 1, 4, 2",
    "pad, 4, 8, 0, 0, 4, 8, 1, 0, 2, 4",
    "pad, 900, 1, 0, 0, 900, 1, 0, 1, 4, 1", // a line at least
    "pad, 2, 2, 0, 0, 2, 2, 0, 0, 4, 4",
    "stretch, 8, 3, 0, 0, 8, 3, 0, 0, 4, 4",
  })
  void takesAndFillsWhatItSays(
      String way,
      int width,
      int height,
      int x,
      int y,
      int w,
      int h,
      int tx,
      int ty,
      int tw,
      int th) {
    ImageFit fit = ImageFit.find(way).orElseThrow();
    assertEquals(new Rectangle(x, y, w, h), fit.source(width, height, SQUARE));
    assertEquals(new Rectangle(tx, ty, tw, th), fit.target(width, height, SQUARE));
  }

  @ParameterizedTest
  @CsvSource({
    "crop, 30 40 50 60", // of columns 0 to 7 the middle four
    "pad, 5 25 45 65", // pairs, in two rows with black above and below
    "stretch, 5 25 45 65",
  })
  void aWideImageOfEightColumnsInASquare(String way, String row) throws IOException {
    ImageFit fit = ImageFit.find(way).orElseThrow();
    BufferedImage wide = new BufferedImage(8, 4, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 32; i++) {
      wide.setRGB(i % 8, i / 8, 0x010101 * (10 * (i % 8) + (fit.equals(ImageFit.CROP) ? 10 : 0)));
    }
    Path file = directory.resolve("wide.png");
    ImageIO.write(wide, "png", file.toFile());
    byte[] values = ImageFile.read(file, SQUARE, fit);
    String[] cells = row.split(" ", -1);
    for (int y = 0; y < 4; y++) {
      boolean black = fit.equals(ImageFit.PAD) && (y == 0 || y == 3);
      for (int x = 0; x < 4; x++) {
        assertEquals(black ? 0 : Integer.parseInt(cells[x]), values[4 * y + x], x + "," + y);
      }
    }
  }

  @Test
  void colorsOfAPaddedImageStayWhereTheyAre() throws IOException {
    BufferedImage high = new BufferedImage(1, 2, BufferedImage.TYPE_INT_RGB);
    high.setRGB(0, 0, 0x010203);
    high.setRGB(0, 1, 0x040506);
    Path file = directory.resolve("high.png");
    ImageIO.write(high, "png", file.toFile());
    assertArrayEquals(
        new byte[] {0, 0, 0, 1, 2, 3, 0, 0, 0, 0, 0, 0, 4, 5, 6, 0, 0, 0},
        ImageFile.read(file, new ImageShape(2, 3, 3), ImageFit.PAD));
  }

  @Test
  void anUnknownFitInAFileIsNamed() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> ImageFit.of("zoom"));
    assertEquals("fit 'zoom': must be crop, pad or stretch", e.getMessage());
  }
}
