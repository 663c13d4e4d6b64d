package dev.csn.source.mnist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitShapeTest {
  private static final int SIZE = 20;

  /** A stroke from row 4 to row 15 that moves by {@code step} columns a row. */
  private static byte[] stroke(int width, double step) {
    byte[] grey = new byte[SIZE * SIZE];
    for (int y = 4; y < 16; y++) {
      int left = (int) Math.round(9 + step * (y - 9.5));
      for (int x = left; x < left + width; x++) {
        grey[y * SIZE + x] = (byte) 255;
      }
    }
    return grey;
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "4, 3.67"})
  void aStrokeIsAboutAsThickAsItIsWide(int width, double thickness) {
    // Of 4 pixels a row the inner two are 1.5 from the edge, but at its ends where all are 0.5.
    assertEquals(thickness, DigitShape.of(stroke(width, 0), 0, SIZE).thickness(), 0.01);
  }

  @Test
  void anUprightStrokeDoesNotLean() {
    assertEquals(0, DigitShape.of(stroke(3, 0), 0, SIZE).slant(), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"-1, 45", "1, -45", "-0.5, 26.6"})
  void aStrokeThatRisesToTheRightLeansToTheRight(double step, double degrees) {
    assertEquals(degrees, DigitShape.of(stroke(2, step), 0, SIZE).slant(), 1);
  }

  @Test
  void measuresAreOfTheImageAtTheOffset() {
    byte[] two = new byte[2 * SIZE * SIZE];
    System.arraycopy(stroke(2, -1), 0, two, SIZE * SIZE, SIZE * SIZE);
    assertEquals(DigitShape.of(stroke(2, -1), 0, SIZE), DigitShape.of(two, SIZE * SIZE, SIZE));
  }
}
