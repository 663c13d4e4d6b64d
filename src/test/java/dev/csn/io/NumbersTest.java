package dev.csn.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-1.5, -1.5",
    "+2, 2",
    ".5, 0.5",
    "5., 5",
    "007, 7",
    "1e3, 1000",
    "2.5E-1, 0.25",
    "1e-999, 0",
    "10000000000000000000000000000000000000000000000000, 1e49"
  })
  void decimalsAreReadAsJavaReadsThem(String text, double value) {
    assertEquals(value, Numbers.decimal(text).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "-",
        "e5",
        "1e",
        "1e+",
        "--1",
        "1.2.3",
        " 1",
        "1 ",
        "1d",
        "1f",
        "0x1p3",
        "NaN",
        "Infinity",
        "1e999",
        "1,5",
        "1_000",
        "\u0661"
      })
  void whatOnlyJavaTakesForADecimalIsNone(String text) {
    assertTrue(Numbers.decimal(text).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "+1", "01", "1.0", "1000000000", " 1", "\u0661"})
  void anIdIsAPlainWholeNumber(String text) {
    assertTrue(Numbers.id(text).isEmpty());
    assertEquals(OptionalInt.of(0), Numbers.id("0"));
    assertEquals(OptionalInt.of(999_999_999), Numbers.id("999999999"));
  }
}
