package dev.csn.attribute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContinuousTest {
  private final float[] values = {0, 0, 3, 4, -1.5f, 2};
  private final Continuous place = new Continuous("place", List.of("x", "y"), values);

  @Test
  void componentsAreReadRowByRow() {
    assertEquals(3, place.items());
    assertEquals(3, place.component(1, 0));
    assertEquals(4, place.component(1, 1));
    assertEquals(-1.5f, place.component(2, 0));
    assertEquals(AttributeSchema.continuous("place", List.of("x", "y")), place.schema());
  }

  @Test
  void distanceIsEuclidean() {
    assertEquals(5, place.distance(0, 1));
    assertEquals(25, place.squaredDistance(1, 0));
    assertEquals(4.5 * 4.5 + 2 * 2, place.squaredDistance(1, 2));
    assertEquals(0, place.distance(2, 2));
  }

  @Test
  void hugeComponentsDoNotOverflowTheDistance() {
    Continuous far = new Continuous("a", List.of("x"), new float[] {3e38f, -3e38f});
    assertEquals(6e38, far.distance(0, 1), 1e32);
  }

  @Test
  void selectedRowsKeepTheirOrder() {
    Continuous selected = place.select(new int[] {0, 2});
    assertEquals(2, selected.items());
    assertEquals(-1.5f, selected.component(1, 0));
    assertEquals(2, selected.component(1, 1));
  }

  @Test
  void valuesAreCopied() {
    values[2] = 99;
    assertEquals(3, place.component(1, 0));
  }

  @Test
  void wholeNumbersAreShownWithoutAFraction() {
    assertEquals(List.of(3L, 4L), place.value(1));
    assertEquals(List.of(-1.5f, 2L), place.value(2));
    Continuous large = new Continuous("a", List.of("x"), new float[] {1 << 25, 1e30f, -0f});
    assertEquals(List.of(33554432L), large.value(0));
    assertEquals(List.of(1e30f), large.value(1));
    assertEquals(List.of(0L), large.value(2));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void aValueThatIsNotFiniteIsRefused(float value) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Continuous("a", List.of("x"), new float[] {0, value}));
  }

  @Test
  void aPointKnownInPartIsRefused() {
    float nan = Float.NaN;
    assertThrows(IllegalArgumentException.class, () -> points(1, 2, nan, 4));
    assertThrows(IllegalArgumentException.class, () -> points(1, 2, 3, nan));
    assertThrows(IllegalArgumentException.class, () -> points(nan, Float.POSITIVE_INFINITY));
  }

  @Test
  void whatIsMissingHasNoValueAndStaysMissingInASelection() {
    Continuous some = points(Float.NaN, Float.NaN, 3, 4, 0, 0);
    assertFalse(some.known(0));
    assertTrue(some.known(1));
    assertNull(some.value(0));
    assertTrue(Double.isNaN(some.distance(0, 1)));
    assertEquals(5, some.distance(1, 2));
    assertArrayEquals(new int[] {2, 1}, some.known(new int[] {2, 0, 1}));
    Continuous selected = some.select(new int[] {1, 0});
    assertTrue(selected.known(0));
    assertFalse(selected.known(1));
  }

  @Test
  void typicalDistanceIsThatOfTheKnownItems() {
    float nan = Float.NaN;
    // Of 0 and 6, two draws differ half of the time, by 6: the mean square is 18.
    Continuous all = new Continuous("a", List.of("x"), new float[] {0, 6});
    Continuous some = new Continuous("a", List.of("x"), new float[] {nan, 0, nan, 6, nan});
    assertEquals(Math.sqrt(18), all.typicalDistance(), 1e-12);
    assertEquals(all.typicalDistance(), some.typicalDistance());
    assertEquals(0, new Continuous("a", List.of("x"), new float[] {nan, nan}).typicalDistance());
    assertEquals(0, new Continuous("a", List.of("x"), new float[0]).typicalDistance());
  }

  @Test
  void distancesAreOfValuesDividedByTheirScales() {
    float[] points = {0, 0, 3, 400, Float.NaN, Float.NaN};
    Continuous scaled = new Continuous("place", List.of("x", "y"), List.of(1.0, 100.0), points);
    assertEquals(25, scaled.squaredDistance(0, 1), 1e-12);
    assertEquals(5, scaled.distance(0, 1), 1e-12);
    assertEquals(Math.sqrt(25 / 2.0), scaled.typicalDistance(), 1e-12);
    assertEquals(List.of(3L, 400L), scaled.value(1));
    assertEquals(400, scaled.component(1, 1));
    assertEquals(0.01, scaled.factor(1));
    assertEquals(5, scaled.select(new int[] {1, 0}).distance(0, 1), 1e-12);
    assertEquals(1, place.factor(0));
  }

  @Test
  void anOrdinalAttributeHasItsLevelsAsValuesAndDistancesOfRank() {
    Ordinal heel =
        Ordinal.ofRanks("heel", List.of("flat", "2", "high"), new float[] {2, Float.NaN, 0, 1});
    assertEquals(AttributeKind.ORDINAL, heel.schema().kind());
    assertEquals(AttributeKind.CONTINUOUS, place.schema().kind());
    assertEquals(
        List.of(2, -1, 0, 1), List.of(heel.code(0), heel.code(1), heel.code(2), heel.code(3)));
    assertTrue(Float.isNaN(heel.component(1, 0)));
    assertTrue(Double.isNaN(heel.distance(0, 1)));
    // Of the ranks 2, 0 and 1, whose variance is 2/3.
    assertEquals(Math.sqrt(4.0 / 3), heel.typicalDistance(), 1e-12);
    assertEquals(List.of("rank"), heel.components());
    assertEquals("high", heel.value(0));
    assertNull(heel.value(1));
    assertEquals(2L, heel.value(3));
    assertEquals(2, heel.distance(0, 2));
    assertEquals(1, heel.distance(3, 2));
    assertEquals(heel.schema(), heel.select(new int[] {3}).schema());
    assertEquals(AttributeSchema.ordinal("heel", List.of("flat", "2", "high")), heel.schema());
  }

  @ParameterizedTest
  @ValueSource(floats = {-1, 2, 0.5f, Float.POSITIVE_INFINITY})
  void aRankWithoutALevelIsRefused(float rank) {
    assertThrows(
        IllegalArgumentException.class,
        () -> Ordinal.ofRanks("heel", List.of("flat", "high"), new float[] {0, rank}));
  }

  private static Continuous points(float... values) {
    return new Continuous("place", List.of("x", "y"), values);
  }

  @Test
  void valuesMustFillTheRows() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Continuous("a", List.of("x", "y"), new float[] {0, 1, 2}));
    assertThrows(
        IllegalArgumentException.class, () -> new Continuous("a", List.of(), new float[0]));
  }
}
