package dev.csn.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageShapeTest {
  @Test
  void valuesAreHeightTimesWidthTimesChannels() {
    assertEquals(28 * 30 * 3, new ImageShape(28, 30, 3).values());
    assertEquals("28x30x3", new ImageShape(28, 30, 3).toString());
  }

  @ParameterizedTest
  @CsvSource({"0,1,1", "1,0,1", "-1,1,3", "1,1,2", "1,1,0", "65536,65536,1", "2147483647,1,3"})
  void anImpossibleShapeIsRefused(int height, int width, int channels) {
    assertThrows(IllegalArgumentException.class, () -> new ImageShape(height, width, channels));
  }
}
