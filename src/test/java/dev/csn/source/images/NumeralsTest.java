package dev.csn.source.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.source.images.ImagesConfig.DecimalSign;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralsTest {
  @TempDir private Path home;

  /** Detects the format of a column; the cells are separated by blanks. */
  private Numerals numerals(DecimalSign sign, boolean commas, String cells) {
    String rows = "file;a\nx;" + cells.replace(" ", "\nx;") + "\n";
    return Numerals.of(new ImagesFolder(home).table(rows), 1, sign, commas);
  }

  @ParameterizedTest
  @CsvSource({
    "1.5 2 3, 1.5, 1.5",
    "'1,5 2 3', '1,5', 1.5",
    "12.5 1.299 7, 1.299, 1.299", // another cell has decimals
    "'12,5 1,299 7', '1,299', 1.299",
    "0.299 7, 0.299, 0.299", // no thousands begin with 0
    "1234.567 7, 1234.567, 1234.567",
    "1.299e1 7, 1.299e1, 12.99",
    "1.299 2.450, 2.450, 2.45", // all alike: decimals, but remarked
    "7 8, 8, 8",
    "1.234.567 8, 8, 8",
  })
  void aColumnsOwnCellsTellTheDecimalSign(String cells, String cell, double value) {
    Numerals numerals = numerals(DecimalSign.AUTO, true, cells);
    assertNull(numerals.doubt());
    assertEquals(OptionalDouble.of(value), numerals.parse(cell));
  }

  @Test
  void possibleThousandsAmongPlainIntegersAreInDoubt() {
    for (boolean commas : new boolean[] {true, false}) {
      assertEquals(
          "'1.299' (line 3) may be 1299 (--decimal comma) or 1.299 (--decimal point)",
          numerals(DecimalSign.AUTO, commas, "100 1.299 250").doubt());
    }
    assertEquals(
        "'-1,299' (line 2) may be -1299 (--decimal point) or -1.299 (--decimal comma)",
        numerals(DecimalSign.AUTO, true, "-1,299 250").doubt());
  }

  @Test
  void bothSignsInAColumnAreInDoubt() {
    String doubt = numerals(DecimalSign.AUTO, true, "1,5 7 1.5").doubt();
    assertTrue(
        doubt.startsWith("'1.5' (line 4) has a decimal point, '1,5' (line 2) a comma"), doubt);
    assertTrue(doubt.contains("--decimal"), doubt);
  }

  @Test
  void onlyNumbersThatMayBeThousandsAreRemarked() {
    assertEquals(
        "'1.299' (line 2) is read as 1.299; if it is 1299: --decimal comma",
        numerals(DecimalSign.AUTO, true, "1.299 2.450").remark());
    assertNull(numerals(DecimalSign.AUTO, true, "1.299 2.45").remark());
  }

  @Test
  void aCommaIsNoDecimalWhereCommasSeparateCells() {
    Numerals numerals = numerals(DecimalSign.AUTO, false, "1,5 7 1.5");
    assertNull(numerals.doubt());
    assertEquals(OptionalDouble.empty(), numerals.parse("1,5"));
  }

  @ParameterizedTest
  @CsvSource({
    "POINT, '1,299', 1299",
    "POINT, '1,299,000.5', 1299000.5",
    "POINT, 1.299, 1.299",
    "POINT, 1'299.50, 1299.5",
    "POINT, '1,5', NaN",
    "POINT, '12,34,567', NaN",
    "COMMA, 1.299, 1299",
    "COMMA, '-1.299,5', -1299.5",
    "COMMA, 1 299, 1299",
    "COMMA, '1 299,5', 1299.5",
    "COMMA, '1,299', 1.299",
    "COMMA, 1.5, NaN",
    "COMMA, '1.299 000', NaN",
  })
  void thousandsAreReadWhereTheSignIsSaid(DecimalSign sign, String cell, double value) {
    Numerals numerals = numerals(sign, false, "1");
    assertEquals(value, numerals.parse(cell).orElse(Double.NaN));
  }
}
