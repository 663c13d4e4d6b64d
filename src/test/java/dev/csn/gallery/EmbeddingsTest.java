package dev.csn.gallery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.error.InputException;
import org.junit.jupiter.api.Test;

class EmbeddingsTest {
  private static final float[] ROW_MAJOR = {1, 2, 3, 4, 5, 6};

  @Test
  void valuesComeBackByRowAndDimension() {
    Embeddings embeddings = new Embeddings(ROW_MAJOR, 2);
    assertEquals(3, embeddings.size());
    assertEquals(2, embeddings.dimensions());
    assertEquals(4, embeddings.value(1, 1));
    assertArrayEquals(new float[] {5, 6}, embeddings.row(2));
    assertArrayEquals(ROW_MAJOR, embeddings.rowMajor());
  }

  @Test
  void laterChangesOfTheSourceDoNotReachThem() {
    float[] source = ROW_MAJOR.clone();
    Embeddings embeddings = new Embeddings(source, 3);
    source[0] = 99;
    embeddings.row(0)[0] = 98;
    embeddings.rowMajor()[0] = 97;
    assertEquals(1, embeddings.value(0, 0));
  }

  @Test
  void standardDeviationIsThatOfThePopulation() {
    // 1, 3, 5: squared differences 4, 0, 4 over 3 items.
    double[] deviations = new Embeddings(new float[] {1, 7, 3, 7, 5, 7}, 2).standardDeviations();
    assertArrayEquals(new double[] {Math.sqrt(8.0 / 3), 0}, deviations, 1e-15);
  }

  @Test
  void noItemsHaveNoDeviation() {
    assertArrayEquals(
        new double[] {0, 0}, new Embeddings(new float[0], 2).standardDeviations(), 0.0);
  }

  @Test
  void valuesOfADivergedModelAreRefusedWithTheirPlace() {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      InputException e =
          assertThrows(InputException.class, () -> new Embeddings(new float[] {1, 2, 3, bad}, 2));
      assertTrue(e.getMessage().contains("row 1, dimension 1 is " + bad), e.getMessage());
    }
  }

  @Test
  void valuesThatDoNotFillRowsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Embeddings(ROW_MAJOR, 4));
    assertThrows(IllegalArgumentException.class, () -> new Embeddings(ROW_MAJOR, 0));
  }
}
