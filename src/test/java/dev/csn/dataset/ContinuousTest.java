package dev.csn.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void aValueThatIsNotFiniteIsRefused(float value) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Continuous("a", List.of("x"), new float[] {0, value}));
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
