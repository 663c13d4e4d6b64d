package dev.csn.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.csn.image.ImageShape;
import dev.csn.image.Pixels;
import dev.csn.model.natives.NativeLibraries;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class ImageTensorsTest {
  private static final ImageShape SHAPE = new ImageShape(5, 4, 3);

  @BeforeAll
  static void loadNativeLibraries() {
    NativeLibraries.load();
  }

  @Test
  void channelsComeFirstAndValuesLieBetweenZeroAndOne() {
    Pixels pixels = TinyModel.pixels(6, SHAPE);
    int[] rows = {4, 0, 4};
    INDArray images = new ImageTensors(pixels).of(rows);
    assertArrayEquals(new long[] {3, 3, 5, 4}, images.shape());
    byte[] image = new byte[SHAPE.values()];
    for (int i = 0; i < rows.length; i++) {
      pixels.copy(rows[i], image, 0);
      for (int y = 0; y < 5; y++) {
        for (int x = 0; x < 4; x++) {
          for (int c = 0; c < 3; c++) {
            int value = image[(y * 4 + x) * 3 + c] & 0xff;
            assertEquals(value / 255f, images.getFloat(i, c, y, x), 1e-7f);
          }
        }
      }
    }
  }

  @Test
  void anArrayIsFilledAgainEntirely() {
    ImageTensors tensors = new ImageTensors(TinyModel.pixels(6, SHAPE));
    INDArray images = tensors.of(new int[] {1, 2});
    tensors.fill(images, new int[] {3, 5});
    assertEquals(tensors.of(new int[] {3, 5}), images);
  }

  @Test
  void moreOrFewerImagesThanAnArrayHoldsAreRefused() {
    ImageTensors tensors = new ImageTensors(TinyModel.pixels(6, SHAPE));
    INDArray two = tensors.allocate(2);
    assertThrows(IllegalArgumentException.class, () -> tensors.fill(two, new int[] {0, 1, 2}));
    assertThrows(IllegalArgumentException.class, () -> tensors.fill(two, new int[] {0}));
  }
}
