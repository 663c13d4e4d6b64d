package dev.csn.gallery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.config.MaskActivation;
import java.util.List;
import org.junit.jupiter.api.Test;

class MasksTest {
  private static final List<String> NAMES = List.of("color", "digit");

  @Test
  void activeMasksAreTheRawOnesWithoutTheirNegativeEntries() {
    Masks masks = Masks.ofRaw(NAMES, new float[][] {{-1, 0.5f}, {2, -0.0f}}, MaskActivation.RELU);
    assertArrayEquals(new float[][] {{0, 0.5f}, {2, 0}}, masks.active());
    assertEquals(2, masks.active(1, 0));
    assertEquals(2, masks.size());
    assertEquals(2, masks.dimensions());
    assertEquals(NAMES, masks.conditions());
  }

  @Test
  void activeMasksAreWhatTheModelsOwnActivationMakesOfTheRawOnes() {
    Masks masks = Masks.ofRaw(NAMES, new float[][] {{-1}, {0}}, MaskActivation.SOFTPLUS);
    assertEquals(Math.log(1 + Math.exp(-1)), masks.active(0, 0), 1e-7);
    assertEquals(Math.log(2), masks.active(1, 0), 1e-7);
  }

  @Test
  void effectiveMasksAreActiveTimesStandardDeviation() {
    Masks masks = new Masks(NAMES, new float[][] {{1, 2}, {0, 3}});
    Embeddings embeddings = new Embeddings(new float[] {0, 5, 4, 5}, 2);
    double[][] effective = masks.effective(embeddings);
    assertArrayEquals(new double[] {2, 0}, effective[0], 1e-12);
    assertArrayEquals(new double[] {0, 0}, effective[1], 1e-12);
  }

  @Test
  void embeddingsOfAnotherSizeAreRefused() {
    Masks masks = new Masks(NAMES, new float[][] {{1, 2}, {0, 3}});
    Embeddings embeddings = new Embeddings(new float[] {0, 5, 4}, 3);
    assertThrows(IllegalArgumentException.class, () -> masks.effective(embeddings));
  }

  @Test
  void laterChangesOfTheSourceDoNotReachThem() {
    float[][] source = {{1, 2}, {0, 3}};
    Masks masks = new Masks(NAMES, source);
    source[0][0] = 9;
    masks.active()[0][0] = 8;
    assertEquals(1, masks.active(0, 0));
  }

  @Test
  void masksThatAreNoneAreRefused() {
    refused(List.of("color", "color"), new float[][] {{1}, {1}}, "different names");
    refused(List.of(), new float[][] {}, "different names");
    refused(NAMES, new float[][] {{1}}, "1 masks, but 2 conditions");
    refused(NAMES, new float[][] {{1, 2}, {1}}, "mask of 'digit' has 1 dimensions, not 2");
    refused(NAMES, new float[][] {{}, {}}, "has 0 dimensions");
    refused(NAMES, new float[][] {{1}, {-1}}, "mask of 'digit' holds -1.0");
    refused(NAMES, new float[][] {{1}, {Float.NaN}}, "mask of 'digit' holds NaN");
    refused(NAMES, new float[][] {{1}, {1e20f}}, "must be from 0 to 1.0E18");
  }

  private static void refused(List<String> names, float[][] active, String message) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new Masks(names, active));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }
}
