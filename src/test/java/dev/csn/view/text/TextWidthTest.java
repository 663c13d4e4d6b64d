package dev.csn.view.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "shoe, 4",
    "Gr\u00f6\u00dfe, 5",
    "Gro\u0308\u00dfe, 5",
    "\u9774, 2",
    "\u978b-01.png, 9",
    "\u304f\u3064, 4",
    "\uff76\uff85, 2",
    "\uff21\uff22, 4",
    "\uc2e0\ubc1c, 4",
    "\u1112\u1161\u11ab, 2",
    "\u0e23\u0e2d\u0e07\u0e40\u0e17\u0e49\u0e32, 6",
    "e\u0301\u0323, 1",
    "a\u200db, 2",
    "\ud83d\udc5f, 2",
    "\ud840\udc00, 2",
    "\ud835\udd38, 1",
    "\u2588\u2581, 2",
  })
  void columnsAreThoseOfATerminal(String text, int columns) {
    assertEquals(columns, TextWidth.of(text));
  }

  @Test
  void noCharacterOfAnEuropeanAlphabetIsWide() {
    for (int character = 0x20; character < 0x1100; character++) {
      String text = Character.toString(character);
      assertTrue(TextWidth.of(text) <= 1, Integer.toHexString(character));
    }
  }

  @Test
  void everyIdeographIsWide() {
    for (int character = 0x1100; character < 0x30000; character++) {
      if (Character.isIdeographic(character)
          && Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN) {
        assertEquals(
            2, TextWidth.of(Character.toString(character)), Integer.toHexString(character));
      }
    }
  }
}
