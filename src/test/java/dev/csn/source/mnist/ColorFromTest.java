package dev.csn.source.mnist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.Refusal;
import dev.csn.config.ConfigLoader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColorFromTest {
  @ParameterizedTest
  @CsvSource({
    "digit:0, 0, digit:0.0",
    "digit:1, 1, digit:1.0",
    "digit:0.5, 0.5, digit:0.5",
    "digit:.25, 0.25, digit:0.25",
    "digit:5e-1, 0.5, digit:0.5",
    "digit:-0, 0, digit:0.0"
  })
  void anAttributeAndAStrengthAreReadAndWritten(String text, double strength, String written) {
    ColorFrom from = ColorFrom.of(text);
    assertEquals(new ColorFrom("digit", strength), from);
    assertEquals(written, from.label());
    assertEquals(from, ColorFrom.of(written));
  }

  @Test
  void aConfigurationHoldsItAsText() {
    ColoredMnistConfig config =
        ConfigLoader.override(ColoredMnistConfig.defaults(), List.of("colorFrom=digit:0.75"));
    assertEquals(new ColorFrom("digit", 0.75), config.colorFrom());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "digit         | must be ATTRIBUTE:STRENGTH",
        "0.5           | must be ATTRIBUTE:STRENGTH",
        "''            | must be ATTRIBUTE:STRENGTH",
        "digit:        | from 0 to 1",
        "digit:much    | from 0 to 1",
        "digit:0.5:0.5 | from 0 to 1",
        "digit:' '.5   | from 0 to 1",
        "digit:1.01    | from 0 to 1",
        "digit:-0.01   | from 0 to 1",
        "digit:NaN     | from 0 to 1",
        "digit:1d      | from 0 to 1",
        "digit:0x1p-1  | from 0 to 1",
        "digit:1e999   | from 0 to 1",
        "font:0.5      | unknown attribute 'font'",
        "color:0.5     | must be digit",
        "Digit:0.5     | must be digit",
        ":0.5          | must be digit"
      })
  void anythingElseIsRefusedInALine(String text, String why) {
    Refusal.ofConfiguration(() -> ColorFrom.of(text), "--color-from " + text + ": ", why);
  }

  @Test
  void aStrengthOutOfRangeIsRefusedHoweverItComes() {
    for (double strength : new double[] {Double.NaN, -1e-9, 1 + 1e-9, Double.POSITIVE_INFINITY}) {
      Refusal.ofConfiguration(
          () -> new ColorFrom("digit", strength), "--color-from", "from 0 to 1");
    }
  }
}
