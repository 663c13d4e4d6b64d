package dev.csn.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.config.TrainingConfig.Schedule;
import dev.csn.error.ConfigurationException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {
  private static void refuses(String message, Executable check) {
    assertEquals(message, assertThrows(ConfigurationException.class, check).getMessage());
  }

  @Test
  void aWholeNumberMayEqualItsBoundsButNotPassThem() {
    Check.atLeast("k", 3, 3);
    Check.between("k", 1, 1, 9);
    Check.between("k", 9, 1, 9);
    refuses("k: 2 is too small, must be at least 3", () -> Check.atLeast("k", 2, 3));
    refuses("k: 0 is too small, must be at least 1", () -> Check.between("k", 0, 1, 9));
    refuses("k: 10 is too large, must be at most 9", () -> Check.between("k", 10, 1, 9));
  }

  @Test
  void zeroIsNotNegativeAndNotPositive() {
    Check.notNegative("k", 0, 9);
    Check.notNegative("k", 9, 9);
    Check.positive("k", Double.MIN_VALUE, 9);
    Check.positive("k", 9, 9);
    refuses("k: 0.0 is too small, must be above 0", () -> Check.positive("k", 0, 9));
    refuses("k: -0.5 is too small, must be at least 0", () -> Check.notNegative("k", -0.5, 9));
    refuses("k: 9.5 is too large, must be at most 9", () -> Check.positive("k", 9.5, 9));
    refuses("k: 9.5 is too large, must be at most 9", () -> Check.notNegative("k", 9.5, 9));
  }

  @Test
  void aFactorMayBeOneAndAProperShareMayBeZero() {
    Check.factor("k", 1);
    Check.properShare("k", 0);
    refuses("k: 1.5 is too large, must be at most 1", () -> Check.factor("k", 1.5));
    refuses("k: 0.0 is too small, must be above 0", () -> Check.factor("k", 0));
    refuses("k: 1.0 is too large, must be below 1", () -> Check.properShare("k", 1));
    refuses("k: -1.0 is too small, must be at least 0", () -> Check.properShare("k", -1));
  }

  @Test
  void aBoundSetByAnotherKeyNamesThatKey() {
    Check.notBelow("far", 5, "near", 5, 9);
    refuses(
        "far: 4.0 is too small, must be at least near, 5.0",
        () -> Check.notBelow("far", 4, "near", 5, 9));
    refuses(
        "far: 9.5 is too large, must be at most 9", () -> Check.notBelow("far", 9.5, "near", 5, 9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNotFinitePassesNoCheck(double value) {
    String message = "k: " + value + " is out of range, must be a finite number";
    refuses(message, () -> Check.between("k", value, -1.5, 1.5));
    refuses(message, () -> Check.positive("k", value, 9));
    refuses(message, () -> Check.notNegative("k", value, 9));
    refuses(message, () -> Check.factor("k", value));
    refuses(message, () -> Check.properShare("k", value));
    refuses(message, () -> Check.notBelow("k", value, "other", 0, 9));
  }

  @Test
  void whoeverIsRefusedCanAskForBothBounds() {
    for (Executable check :
        List.<Executable>of(
            () -> Check.between("k", 0, 1, 9),
            () -> Check.between("k", Double.NaN, 1, 9),
            () -> Check.positive("k", -1, 9),
            () -> Check.notNegative("k", 10, 9),
            () -> Check.properShare("k", 1))) {
      String bounds = assertThrows(ConfigurationException.class, check).bounds().orElseThrow();
      assertTrue(
          Set.of(
                  "from 1 to 9",
                  "from 1.0 to 9.0",
                  "above 0, at most 9",
                  "from 0 to 9",
                  "from 0 to below 1")
              .contains(bounds),
          bounds);
    }
  }

  @Test
  void aPathIsNeitherBlankNorImpossible() {
    assertDoesNotThrow(() -> Check.path("k", "data/with space"));
    refuses("k: ' ' is blank, must be a path", () -> Check.path("k", " "));
    refuses(
        "k: 'a\\u0000b' cannot be a path: Nul character not allowed",
        () -> Check.path("k", "a\0b"));
  }

  @Test
  void anUnknownLabelIsMetWithAllThatThereAreAndTheNearest() {
    assertEquals(Schedule.COSINE, Check.oneOf("k", "cosine", Schedule.values()));
    refuses(
        "k: 'cosin' must be constant or cosine or exponential; did you mean cosine?",
        () -> Check.oneOf("k", "cosin", Schedule.values()));
    refuses(
        "k: 'COSINE' must be constant or cosine or exponential; did you mean cosine?",
        () -> Check.oneOf("k", "COSINE", Schedule.values()));
    refuses(
        "k: 'step\\u000a' must be constant or cosine or exponential",
        () -> Check.oneOf("k", "step\n", Schedule.values()));
  }

  @Test
  void aNumberWithinABoundIsFiniteAndNoLargerEitherWay() {
    Check.between("k", -2.0, -2, 2);
    Check.between("k", 2.0, -2, 2);
    refuses("k: 2.5 is too large, must be from -2.0 to 2.0", () -> Check.between("k", 2.5, -2, 2));
    refuses(
        "k: -2.5 is too small, must be from -2.0 to 2.0", () -> Check.between("k", -2.5, -2, 2));
  }
}
