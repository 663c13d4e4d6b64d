package dev.csn.view.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelWidthTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "triplet accuracy",
        "WWWMMMmmwww",
        "iiilll...",
        "0123456789",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "abcdefghijklmnopqrstuvwxyz",
        "<script>alert(\"x\")</script> & 'y'",
        "größe",
        "a_b-c=d+e%@"
      })
  void anEstimateIsNoLessThanAFontsOwnMeasureAndNotTwiceIt(String text) {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    FontRenderContext unhinted = new FontRenderContext(null, true, true);
    double measured = font.getStringBounds(text, unhinted).getWidth();
    double estimated = LabelWidth.of(text, 12);
    assertTrue(estimated >= measured, estimated + " of " + measured);
    assertTrue(estimated < 2 * measured, estimated + " of " + measured);
  }

  @Test
  void whatFitsStaysAndWhatDoesNotLosesItsMiddle() {
    assertEquals("short", LabelWidth.fit("short", 100, 12));
    String cut = LabelWidth.fit("beginning and an end", 80, 12);
    assertTrue(cut.matches("b.*\u2026.*d"), cut);
    assertTrue(LabelWidth.of(cut, 12) <= 80, cut);
    assertEquals("\u2026", LabelWidth.fit("W".repeat(9), 13, 12));
    assertEquals(
        "\ud83d\ude00\u2026\ud83d\ude00", LabelWidth.fit("\ud83d\ude00".repeat(5), 40, 12));
  }
}
