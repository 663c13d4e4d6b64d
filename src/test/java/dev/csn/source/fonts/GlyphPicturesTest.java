package dev.csn.source.fonts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlyphPicturesTest {
  @TempDir private Path directory;

  @BeforeEach
  void fontsCanBeRead() throws IOException {
    TinyFont.assumeJavaReadsFonts(directory);
  }

  private Font font(TinyFont font) throws IOException, FontFormatException {
    return Font.createFont(Font.TRUETYPE_FONT, font.write(directory.resolve("f.ttf")).toFile());
  }

  private static int character(char character) {
    return Alphabet.CHARACTERS.indexOf(character);
  }

  /** All characters reach from -100 to 700 at most, so that 800 units are as high as 56 pixels. */
  private static TinyFont hanging() {
    return TinyFont.of("A", 0).box('p', 0, -100, 400, 400).box('A', 0, 0, 600, 700);
  }

  private static void assertBox(
      byte[] picture, int size, double left, double top, double right, double bottom) {
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double covered = covered(x, left, right) * covered(y, top, bottom);
        assertEquals(255 * covered, picture[y * size + x] & 0xff, 40, "at " + x + ", " + y);
      }
    }
  }

  /** The share of the pixel from {@code at} to {@code at + 1}. */
  private static double covered(int at, double from, double to) {
    return Math.max(0, Math.min(at + 1, to) - Math.max(at, from));
  }

  @Test
  void charactersShareOneScaleAndOneBaseline() throws Exception {
    GlyphPictures pictures = GlyphPictures.of(font(hanging().box('o', 50, 0, 450, 400)), 64);
    // 0.07 pixels a unit; the top at 4, the baseline 49 pixels below; 400 units are 28 pixels.
    assertBox(pictures.picture(character('A')), 64, 32 - 21, 4, 32 + 21, 53);
    assertBox(pictures.picture(character('p')), 64, 32 - 14, 25, 32 + 14, 60);
    assertBox(pictures.picture(character('o')), 64, 32 - 14, 25, 32 + 14, 53);
  }

  @Test
  void theWidestCharacterSetsTheScaleWhereItIsWiderThanAllIsHigh() throws Exception {
    GlyphPictures pictures = GlyphPictures.of(font(hanging().box('W', 0, 0, 1600, 700)), 64);
    assertBox(pictures.picture(character('W')), 64, 4, 32 - 14, 60, 32 + 10.5);
  }

  @Test
  void otherSizesScaleWithTheirMargin() throws Exception {
    GlyphPictures pictures = GlyphPictures.of(font(hanging()), 32);
    assertEquals(32 * 32, pictures.picture(0).length);
    assertBox(pictures.picture(character('p')), 32, 16 - 7, 12.5, 16 + 7, 30);
  }

  @Test
  void curvesCountByWhereTheyRunNotByTheirControlPoints() {
    GeneralPath path = new GeneralPath();
    path.moveTo(0, 0);
    path.quadTo(500, 1000, 1000, 0); // rises to half of the control point's height
    path.closePath();
    GlyphPictures.Outline outline = GlyphPictures.Outline.of(path);
    assertEquals(500, outline.bottom(), 1);
    assertEquals(0, outline.top());
    assertEquals(1000, outline.right());
  }

  @Test
  void aLackingCharacterIsNamed() throws Exception {
    Font font = font(TinyFont.of("A", 0).without('q').without('Z'));
    assertUnusable(SkippedFace.Reason.LACKS_CHARACTERS, "2 of 62, such as Z", font);
  }

  @Test
  void aBlankCharacterIsNamed() throws Exception {
    assertUnusable(SkippedFace.Reason.BLANK, "such as q", font(TinyFont.of("A", 0).blank('q')));
  }

  @Test
  void aCharacterTooFineToBeSeenIsBlank() throws Exception {
    // 0.08 pixels high, between two of the eight lines of a pixel that are looked at.
    Font font = font(TinyFont.of("A", 0).box('i', 0, 4, 400, 5));
    assertUnusable(SkippedFace.Reason.BLANK, "such as i", font);
  }

  @Test
  void oneBoxForAllCharactersIsNoFont() throws Exception {
    assertUnusable(
        SkippedFace.Reason.ALIKE,
        "1 different pictures of 62 characters, must be at least 50",
        font(TinyFont.of("A", 0).alike()));
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 13})
  void aFewCharactersMayLookAlike(int alike) throws Exception {
    TinyFont tiny = TinyFont.of("A", 0);
    for (int c = 0; c <= alike; c++) {
      tiny.box(Alphabet.CHARACTERS.charAt(c), 0, 0, 200, 700);
    }
    Font font = font(tiny);
    if (alike == 12) {
      assertEquals(64, GlyphPictures.of(font, 64).sha256().length());
    } else {
      assertUnusable(
          SkippedFace.Reason.ALIKE,
          "49 different pictures of 62 characters, must be at least 50",
          font);
    }
  }

  private static void assertUnusable(SkippedFace.Reason reason, String detail, Font font) {
    UnusableFaceException e =
        assertThrows(UnusableFaceException.class, () -> GlyphPictures.of(font, 64));
    assertEquals(reason, e.reason());
    assertEquals(detail, e.getMessage());
  }
}
