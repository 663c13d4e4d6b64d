package dev.csn.retrieval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
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

  @Test
  void oneConditionWeighsEachDimensionByItsMaskSquared() {
    assertArrayEquals(new float[] {1, 0, 4}, Similarity.of("color").weights(MASKS));
  }

  @Test
  void aBlendWeighsEachDimensionByTheMeanOfTheMasksSquared() {
    float[] weights = Similarity.parse("color=1,digit=3", KNOWN).weights(MASKS);
    assertArrayEquals(new float[] {0.25f, 6.75f, 1.75f}, weights, 1e-6f);
  }

  @Test
  void aConditionWithoutAMaskIsRefusedWithTheNamesOfTheMasks() {
    InputException e =
        assertThrows(InputException.class, () -> Similarity.of("texture").weights(MASKS));
    assertTrue(e.getMessage().contains("'texture': no mask, there are [color, digit"));
  }
}
