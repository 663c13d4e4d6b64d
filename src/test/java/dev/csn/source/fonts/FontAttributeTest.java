package dev.csn.source.fonts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.DistanceAttribute;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FontAttributeTest {
  private static final List<FontFace> FONTS =
      List.of(
          font("Plain", new FontMetadata(400, false, true, false)),
          font("Plain", new FontMetadata(900, true, false, false)),
          font("Other", new FontMetadata(null, null, null, false)),
          font("Plain", new FontMetadata(400, false, false, false)));

  private static FontFace font(String name, FontMetadata metadata) {
    return new FontFace(new FontFile(Path.of("f.ttf"), "f.ttf"), 0, name, metadata, "00");
  }

  @Test
  void charactersFollowEachOtherWithinEachFont() {
    Categorical character = (Categorical) FontAttribute.CHARACTER.of(FONTS);
    assertEquals(4 * 62, character.items());
    assertEquals("0", character.label(0));
    assertEquals("A", character.label(62 + 10));
    assertEquals("z", character.label(3 * 62 + 61));
  }

  @Test
  void fontsOfOneNameGetNumbers() {
    Categorical font = (Categorical) FontAttribute.FONT.of(FONTS);
    assertEquals(List.of("Plain", "Plain (2)", "Other", "Plain (3)"), font.classes());
    assertEquals("Plain (2)", font.label(62));
    assertEquals("Plain (2)", font.label(62 + 61));
    assertEquals("Other", font.label(2 * 62));
  }

  @Test
  void weightsAreOrderedAndMayBeMissing() {
    DistanceAttribute weight = (DistanceAttribute) FontAttribute.WEIGHT.of(FONTS);
    assertEquals(List.of("400", "900"), weight.schema().classes());
    assertEquals("900", String.valueOf(weight.value(62)));
    assertEquals(1, weight.distance(0, 62));
    assertEquals(0, weight.distance(0, 3 * 62));
    assertFalse(weight.known(2 * 62));
  }

  @Test
  void whatAFontDoesNotSayIsMissing() {
    for (FontAttribute kind : List.of(FontAttribute.STYLE, FontAttribute.SERIF)) {
      Attribute attribute = kind.of(FONTS);
      assertFalse(attribute.known(2 * 62), kind.label());
      assertFalse(attribute.known(2 * 62 + 61), kind.label());
    }
    assertEquals("italic", FontAttribute.STYLE.of(FONTS).value(62));
    assertEquals("upright", FontAttribute.STYLE.of(FONTS).value(0));
    assertEquals("serif", FontAttribute.SERIF.of(FONTS).value(61));
    assertEquals("sans", FontAttribute.SERIF.of(FONTS).value(62));
  }
}
