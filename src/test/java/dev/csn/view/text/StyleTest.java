package dev.csn.view.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StyleTest {
  private static final Style COLORED = new Style(true, false, 100);

  @Test
  void plainTextStaysAsItIs() {
    assertEquals("a", Style.PLAIN.heading("a"));
    assertEquals("a", Style.PLAIN.good("a") + Style.PLAIN.bad("") + Style.PLAIN.warning(""));
  }

  @Test
  void colorsEndWhereTheTextEnds() {
    assertEquals("\033[1ma\033[0m", COLORED.heading("a"));
    assertEquals("\033[32m+\033[0m", COLORED.good("+"));
    assertEquals("\033[31m-\033[0m", COLORED.bad("-"));
    assertEquals("\033[33m!\033[0m", COLORED.warning("!"));
  }

  @Test
  void nothingIsColoredAsNothing() {
    assertEquals("", COLORED.heading(""));
  }
}
