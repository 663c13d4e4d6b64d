package dev.csn.source.fonts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FontMetadataTest {
  @TempDir private Path directory;

  private FontMetadata metadata(TinyFont font) throws IOException {
    try (SfntFile file = SfntFile.open(font.write(directory.resolve("font.ttf")))) {
      return FontMetadata.of(file, 0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, 400",
    "350, 400",
    "349, 300",
    "250, 300",
    "1000, 900",
    "950, 900",
    "10, 100",
    "4, 400",
    "9, 900",
    "1, 100",
    "0,",
    "1001,",
    "65535,"
  })
  void weightsAreRoundedToHundreds(int value, Integer weight) {
    assertEquals(weight, FontMetadata.weight(value));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2, true",
    "2, 10, true",
    "2, 11, false",
    "2, 15, false",
    "2, 0,",
    "2, 1,",
    "3, 5,",
    "0, 5,"
  })
  void panoseTellsOfSerifsInTextFacesOnly(int kind, int serifs, Boolean expected)
      throws IOException {
    assertEquals(expected, metadata(TinyFont.of("A", 0).panose(kind, serifs)).serif());
  }

  @ParameterizedTest
  @CsvSource({"0,", "1, true", "5, true", "6,", "7, true", "8, false", "9,", "10,", "12,"})
  void theFamilyClassSaysItWherePanoseDoesNot(int familyClass, Boolean expected)
      throws IOException {
    assertEquals(expected, metadata(TinyFont.of("A", 0).familyClass(familyClass)).serif());
  }

  @Test
  void panoseIsBelievedBeforeTheFamilyClass() throws IOException {
    assertEquals(false, metadata(TinyFont.of("A", 0).panose(2, 11).familyClass(1)).serif());
  }

  @Test
  void italicsSaySo() throws IOException {
    assertEquals(true, metadata(TinyFont.of("A", 0).italic()).italic());
    assertEquals(false, metadata(TinyFont.of("A", 0)).italic());
  }

  @Test
  void withoutItsTableOnlyTheStyleIsKnown() throws IOException {
    FontMetadata metadata = metadata(TinyFont.of("A", 0).weight(700).panose(2, 11).silent());
    assertNull(metadata.weight());
    assertNull(metadata.serif());
    assertEquals(false, metadata.italic());
  }

  @Test
  void fontsOfPictogramsSaySo() throws IOException {
    assertTrue(metadata(TinyFont.of("A", 0).panose(5, 0)).symbols());
    assertTrue(metadata(TinyFont.of("A", 0).codePages(1 << 31)).symbols());
    assertFalse(metadata(TinyFont.of("A", 0).codePages(1 << 31 | 1)).symbols());
    assertFalse(metadata(TinyFont.of("A", 0).codePages(0)).symbols());
  }
}
