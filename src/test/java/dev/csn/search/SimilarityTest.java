package dev.csn.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Masks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimilarityTest {
  private static final List<String> KNOWN = List.of("color", "digit", "heel=height");
  private static final Masks MASKS =
      new Masks(KNOWN, new float[][] {{1, 0, 2}, {0, 3, 1}, {1, 1, 1}});

  private static Map<String, Double> parse(String text) {
    return Similarity.parse(text, KNOWN).conditions();
  }

  private static String refusal(String text) {
    ConfigurationException e = assertThrows(ConfigurationException.class, () -> parse(text));
    String message = e.getMessage();
    assertTrue(message.startsWith("--condition '" + text + "': "), message);
    assertTrue(message.endsWith("known conditions: color, digit, heel=height"), message);
    assertFalse(message.contains("\n"), message);
    return message;
  }

  @Test
  void oneNameHasAllTheWeight() {
    assertEquals(Map.of("digit", 1.0), parse("digit"));
    assertEquals(Map.of("digit", 1.0), Similarity.of("digit").conditions());
  }

  @Test
  void namesWithoutWeightsShareEqually() {
    assertEquals(Map.of("color", 0.5, "digit", 0.5), parse("color,digit"));
  }

  @Test
  void weightsAreDividedByTheirSumAndKeepTheirOrder() {
    Map<String, Double> weights = parse(" digit = 3 , color=1e0");
    assertEquals(List.of("digit", "color"), List.copyOf(weights.keySet()));
    assertEquals(0.75, weights.get("digit"), 1e-15);
    assertEquals(0.25, weights.get("color"), 1e-15);
  }

  @Test
  void scalesAreRootMeanSquareDistancesFromTheCentroid() {
    // Under color the points are (1, 6) and (3, 10): sqrt(5) from (2, 8); dimension 1 does not
    // count.
    Embeddings items = new Embeddings(new float[] {1, 7, 3, 3, -7, 5}, 3);
    Map<String, Double> scales = Similarity.scales(MASKS, items);
    assertEquals(KNOWN, List.copyOf(scales.keySet()));
    assertEquals(Math.sqrt(5), scales.get("color"), 1e-12);
    assertEquals(Math.sqrt(21 * 21 + 1), scales.get("digit"), 1e-12);
    assertEquals(0, Similarity.scales(MASKS, items.select(new int[] {1, 1})).get("digit"));
  }

  @Test
  void weightsFromDeviationsAreThoseFromTheItems() {
    Embeddings items = new Embeddings(new float[] {1, 2, 3, 4, 5.5f, 7, -1, 0, 2}, 3);
    for (String text : List.of("color", "color,digit", "digit=0.3,heel=height=2")) {
      Similarity similarity = Similarity.parse(text, KNOWN);
      assertArrayEquals(
          similarity.weights(MASKS, items),
          similarity.weights(MASKS, items.standardDeviations()),
          0f);
    }
  }

  @Test
  void aZeroWeightBesideAnotherStays() {
    assertEquals(Map.of("color", 1.0, "digit", 0.0), parse("color=2,digit=-0"));
  }

  @Test
  void weightsWhoseSumOverflowsStillSumToOne() {
    assertEquals(Map.of("color", 0.5, "digit", 0.5), parse("color=1.7e308,digit=1.7e308"));
    assertEquals(Map.of("color", 1.0), parse("color=1e-320"));
  }

  @Test
  void aNameMayHoldAnEqualsSign() {
    assertEquals(Map.of("heel=height", 1.0), parse("heel=height"));
    assertEquals(Map.of("heel=height", 0.5, "color", 0.5), parse("heel=height=2,color=2"));
  }

  @ParameterizedTest
  @CsvSource({"colour,color", "digits=2,digit", "Color,color", "igit,digit"})
  void aTypoIsAnsweredWithTheNearestName(String text, String meant) {
    String message = refusal(text);
    assertTrue(message.contains("did you mean '" + meant + "'?"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"texture", "x", "=1"})
  void aNameUnlikeAnyIsAnsweredWithoutAGuess(String text) {
    assertFalse(refusal(text).contains("did you mean"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "color=-1",
        "color=NaN",
        "color=Infinity",
        "color=1e999",
        "color=",
        "color=1d",
        "color=0x1p3",
        "color=0,7",
        "color=half",
        "color=1-1"
      })
  void aWeightThatIsNoFiniteNumberFromZeroIsRefused(String text) {
    String message = refusal(text);
    // "0,7" is a weight of 0 and a condition called 7.
    String reason = text.equals("color=0,7") ? "unknown condition '7'" : "finite number";
    assertTrue(message.contains(reason), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", "color,", ",color", "color,,digit", "=", "=0.5"})
  void emptyPartsAreRefused(String text) {
    String message = refusal(text);
    assertTrue(message.contains("expected NAME or NAME=WEIGHT"), message);
  }

  @Test
  void doubledNamesAndAllZeroWeightsAreRefused() {
    assertTrue(refusal("color,digit,color=2").contains("condition 'color' is named twice"));
    assertTrue(refusal("color=0,digit=0.0").contains("all weights are 0"));
  }

  // Standard deviations 1, 2 and 0.
  private static final Embeddings ITEMS = new Embeddings(new float[] {1, 0, 5, 3, 4, 5}, 3);

  @Test
  void oneConditionWeighsEachDimensionByItsMaskSquared() {
    assertArrayEquals(new float[] {1, 0, 4}, Similarity.of("color").weights(MASKS, ITEMS));
  }

  @Test
  void aBlendWeighsConditionsAlikeWhateverTheScaleOfTheirDistances() {
    float[] weights = Similarity.parse("color=1,digit=3", KNOWN).weights(MASKS, ITEMS);
    // Effective masks (1, 0, 0) and (0, 6, 0): squared spreads 1 and 36, mean 0.25 + 27.
    double mean = 27.25;
    double[] expected = {0.25 * mean, 0.75 * mean / 36 * 9, 0.25 * mean * 4 + 0.75 * mean / 36};
    for (int d = 0; d < 3; d++) {
      assertEquals(expected[d], weights[d], 1e-5);
    }
  }

  @Test
  void scalingAMaskLeavesABlendsOrderAlone() {
    Masks larger = new Masks(KNOWN, new float[][] {{10, 0, 20}, {0, 3, 1}, {1, 1, 1}});
    float[] before = Similarity.parse("color,digit", KNOWN).weights(MASKS, ITEMS);
    float[] after = Similarity.parse("color,digit", KNOWN).weights(larger, ITEMS);
    assertEquals(before[0] / before[1], after[0] / after[1], 1e-5);
    assertEquals(before[2] / before[1], after[2] / after[1], 1e-5);
  }

  @Test
  void aConditionUnderWhichAllItemsAreInOnePointAddsNothing() {
    Masks dead = new Masks(KNOWN, new float[][] {{0, 0, 2}, {0, 3, 1}, {1, 1, 1}});
    float[] weights = Similarity.parse("color,digit", KNOWN).weights(dead, ITEMS);
    assertEquals(0, weights[0]);
    assertTrue(weights[1] > 0);
  }

  @Test
  void aConditionWithoutAMaskIsRefusedWithTheNamesOfTheMasks() {
    InputException e =
        assertThrows(InputException.class, () -> Similarity.of("texture").weights(MASKS, ITEMS));
    assertTrue(e.getMessage().contains("'texture': no mask, there are [color, digit"));
  }
}
