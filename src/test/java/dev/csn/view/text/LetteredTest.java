package dev.csn.view.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LetteredTest {
  @Test
  void lettersGoOnAfterZ() {
    assertEquals("a", Lettered.letter(0));
    assertEquals("z", Lettered.letter(25));
    assertEquals("aa", Lettered.letter(26));
    assertEquals("az", Lettered.letter(51));
    assertEquals("ba", Lettered.letter(52));
  }

  @Test
  void fourNamesHaveRoom() {
    assertFalse(Lettered.needed(4));
    assertTrue(Lettered.needed(5));
  }

  @Test
  void longNamesLoseTheirMiddle() {
    assertEquals("b twenty-characters-ok", Lettered.named(1, "twenty-characters-ok"));
    assertEquals("b twenty-on..haracters", Lettered.named(1, "twenty-one-characters"));
    assertEquals("toe..ape", Lettered.shortened("toe-and-its-shape", 8));
  }

  @Test
  void aLegendHasEveryNameWhole() {
    assertEquals("a shape  b heel", Lettered.legend(List.of("shape", "heel")));
    String legend = Lettered.legend(List.of("x".repeat(60), "y".repeat(60), "z"));
    assertEquals("a " + "x".repeat(60) + "\n  b " + "y".repeat(60) + "  c z", legend);
  }
}
