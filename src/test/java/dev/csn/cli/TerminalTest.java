package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.view.text.Style;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private static final boolean PLAIN = true;

  private static Terminal terminal(int columns, boolean plain) {
    return new Terminal(true, true, true, columns, plain);
  }

  @Test
  void aTerminalHasColorsAndBlocksAndItsWidth() {
    Style style = terminal(72, false).out(OutputOptions.ColorMode.auto);
    assertEquals(new Style(true, true, 72), style);
  }

  @Test
  void aFileIsPlainWhateverTheTerminalBesideItIs() {
    Terminal terminal = new Terminal(false, true, true, 72, false);
    assertEquals(Style.PLAIN, terminal.out(OutputOptions.ColorMode.auto));
    assertTrue(terminal.err(OutputOptions.ColorMode.auto).colored());
    assertFalse(
        new Terminal(true, false, true, 72, false).err(OutputOptions.ColorMode.auto).colored());
  }

  @Test
  void whoSaysNoToColorsGetsNoneUnlessTheFlagAsksForThem() {
    assertFalse(terminal(80, PLAIN).out(OutputOptions.ColorMode.auto).colored());
    assertFalse(terminal(80, PLAIN).err(OutputOptions.ColorMode.auto).colored());
    assertTrue(terminal(80, PLAIN).out(OutputOptions.ColorMode.always).colored());
    assertFalse(terminal(80, !PLAIN).out(OutputOptions.ColorMode.never).colored());
    assertTrue(
        new Terminal(false, false, false, 0, PLAIN).out(OutputOptions.ColorMode.always).colored());
  }

  @Test
  void noLineIsLongerThanIsReadWellAndAnUnknownWidthIsThat() {
    assertEquals(
        Style.PLAIN.width(), terminal(300, false).out(OutputOptions.ColorMode.auto).width());
    assertEquals(Style.PLAIN.width(), terminal(0, false).out(OutputOptions.ColorMode.auto).width());
  }
}
