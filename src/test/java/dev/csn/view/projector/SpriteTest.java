package dev.csn.view.projector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.image.ImageShape;
import dev.csn.image.Pixels;
import dev.csn.random.Seed;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpriteTest {
  @ParameterizedTest
  @CsvSource({
    "1, 28, 28, 1, 28, 28",
    "4, 28, 28, 2, 28, 28",
    "5, 28, 28, 3, 28, 28",
    "60, 16, 12, 8, 16, 12",
    "70000, 28, 28, 265, 28, 28",
    "70000, 64, 64, 265, 30, 30",
    "100, 224, 224, 10, 64, 64",
    "100, 200, 100, 10, 64, 32",
    "100, 100, 300, 10, 21, 64",
    "100, 512, 1, 10, 64, 1",
    "16384, 64, 64, 128, 64, 64",
    "16385, 64, 64, 129, 63, 63",
    "67108864, 28, 28, 8192, 1, 1",
  })
  void theGridIsTheLeastSquareAndFitsTheProjector(
      int items, int width, int height, int side, int thumbnailWidth, int thumbnailHeight) {
    ImageShape shape = new ImageShape(height, width, 3);
    Sprite sprite = Sprite.of(items, shape);
    assertEquals(new Sprite(side, thumbnailWidth, thumbnailHeight), sprite);
    assertTrue(side * Math.max(sprite.width(), sprite.height()) <= 8192);
    assertEquals(thumbnailWidth != width || thumbnailHeight != height, sprite.scalesDown(shape));
  }

  @Test
  void moreItemsThanPixelsAreRefused() {
    ImageShape shape = new ImageShape(28, 28, 3);
    ConfigurationException e =
        assertThrows(ConfigurationException.class, () -> Sprite.of(67_108_865, shape));
    assertEquals("--projector: 67108865 items, must be at most 67108864", e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"6, 4, 3", "6, 4, 1", "96, 128, 3", "70, 65, 1"})
  void everyCellIsTheMeanOfWhatItCoversOfItsItemsImage(int height, int width, int channels)
      throws IOException {
    ImageShape shape = new ImageShape(height, width, channels);
    byte[] values = new byte[5 * shape.values()];
    new Seed(3).of("pixels").random().nextBytes(values);
    int[] ids = {0, 2, 3, 4};
    Split[] splits = new Split[ids.length];
    Arrays.fill(splits, Split.TEST);
    Sprite sprite = Sprite.of(ids.length, shape);
    byte[] png = png(sprite, Pixels.of(values, shape), new Items(ids, splits, List.of()));
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(2 * sprite.width(), picture.getWidth());
    assertEquals(2 * sprite.height(), picture.getHeight());
    for (int cell = 0; cell < ids.length; cell++) {
      for (int y = 0; y < sprite.height(); y++) {
        for (int x = 0; x < sprite.width(); x++) {
          int rgb = picture.getRGB(cell % 2 * sprite.width() + x, cell / 2 * sprite.height() + y);
          for (int c = 0; c < 3; c++) {
            double mean =
                naiveMean(values, shape, ids[cell], x, y, Math.min(c, channels - 1), sprite);
            assertEquals(mean, rgb >> (16 - 8 * c) & 0xff, 0.5 + 1e-6, cell + " " + x + " " + y);
          }
        }
      }
    }
    assertFalse(picture.getColorModel().hasAlpha());
  }

  /** The integral over a thumbnail's pixel, by what it shares with each of the image's. */
  private static double naiveMean(
      byte[] values, ImageShape shape, int id, int x, int y, int channel, Sprite sprite) {
    double across = (double) shape.width() / sprite.width();
    double down = (double) shape.height() / sprite.height();
    double sum = 0;
    for (int v = 0; v < shape.height(); v++) {
      for (int u = 0; u < shape.width(); u++) {
        double shareX = Math.min((x + 1) * across, u + 1) - Math.max(x * across, u);
        double shareY = Math.min((y + 1) * down, v + 1) - Math.max(y * down, v);
        if (shareX > 0 && shareY > 0) {
          int at = ((id * shape.height() + v) * shape.width() + u) * shape.channels() + channel;
          sum += shareX * shareY * (values[at] & 0xff);
        }
      }
    }
    return sum / across / down;
  }

  private static byte[] png(Sprite sprite, Pixels pixels, Items items) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sprite.write(out, pixels, items);
    return out.toByteArray();
  }
}
