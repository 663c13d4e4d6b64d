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

class CategoricalTest {
  private final int[] codes = {2, 0, 1, 1};
  private final Categorical kind = new Categorical("kind", List.of("a", "b", "7"), codes);

  @Test
  void itemsHaveTheClassOfTheirCode() {
    assertEquals(4, kind.items());
    assertEquals(2, kind.code(0));
    assertEquals("7", kind.label(0));
    assertEquals("b", kind.label(3));
    assertEquals(AttributeSchema.categorical("kind", List.of("a", "b", "7")), kind.schema());
  }

  @Test
  void selectedRowsKeepTheirOrderAndAllClasses() {
    Categorical selected = kind.select(new int[] {1, 3});
    assertEquals(2, selected.items());
    assertEquals("a", selected.label(0));
    assertEquals("b", selected.label(1));
    assertEquals(kind.schema(), selected.schema());
  }

  @Test
  void whatIsMissingHasNoValueAndStaysMissingInASelection() {
    int missing = Categorical.MISSING;
    Categorical some =
        new Categorical("kind", List.of("a", "b"), new int[] {missing, 1, missing, 0});
    assertEquals(4, some.items());
    assertFalse(some.known(0));
    assertTrue(some.known(1));
    assertNull(some.value(0));
    assertEquals("b", some.value(1));
    assertEquals(missing, some.code(2));
    assertArrayEquals(new int[] {3, 1}, some.known(new int[] {3, 2, 1, 0}));
    Categorical selected = some.select(new int[] {2, 3});
    assertFalse(selected.known(0));
    assertEquals("a", selected.label(1));
  }

  @Test
  void codesAreCopied() {
    codes[0] = 1;
    assertEquals(2, kind.code(0));
  }

  @Test
  void numbersInPlainFormAreShownAsNumbers() {
    assertEquals(7L, kind.value(0));
    assertEquals("a", kind.value(1));
    assertEquals(-12L, shown("-12"));
    assertEquals(0L, shown("0"));
    assertEquals(999_999_999_999_999_999L, shown("999999999999999999"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"007", "-0", "+1", "1.0", "1e3", "9999999999999999999", " 1"})
  void labelsThatANumberWouldChangeStayText(String label) {
    assertEquals(label, shown(label));
  }

  @ParameterizedTest
  @ValueSource(ints = {-2, 2})
  void aCodeWithoutAClassIsRefused(int code) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Categorical("kind", List.of("a", "b"), new int[] {0, code}));
  }

  private static Object shown(String label) {
    return new Categorical("kind", List.of(label), new int[] {0}).value(0);
  }
}
