package dev.csn.view.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LetterLabelsTest {
  @Test
  void lettersGoOnAfterZ() {
    assertEquals("a", LetterLabels.letter(0));
    assertEquals("z", LetterLabels.letter(25));
    assertEquals("aa", LetterLabels.letter(26));
    assertEquals("az", LetterLabels.letter(51));
    assertEquals("ba", LetterLabels.letter(52));
  }

  @Test
  void fourNamesHaveRoom() {
    assertFalse(LetterLabels.needed(4));
    assertTrue(LetterLabels.needed(5));
  }

  @Test
  void longNamesLoseTheirMiddle() {
    assertEquals("b twenty-characters-ok", LetterLabels.named(1, "twenty-characters-ok"));
    assertEquals("b twenty-on..haracters", LetterLabels.named(1, "twenty-one-characters"));
    assertEquals("toe..ape", LetterLabels.shortened("toe-and-its-shape", 8));
  }

  @Test
  void aLegendHasEveryNameWhole() {
    assertEquals("a shape  b heel", LetterLabels.legend(List.of("shape", "heel")));
    String legend = LetterLabels.legend(List.of("x".repeat(60), "y".repeat(60), "z"));
    assertEquals("a " + "x".repeat(60) + "\n  b " + "y".repeat(60) + "  c z", legend);
  }
}
