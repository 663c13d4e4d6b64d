package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CountDisplayTest {
  private long now;

  /** What is shown of 100 things, of which one is done every 2.5 seconds, or every 0.04. */
  private String shown(boolean quiet, boolean terminal, double secondsEach, int done) {
    StringWriter text = new StringWriter();
    now = 0;
    try (CountDisplay display =
        new CountDisplay(new PrintWriter(text), "images", quiet, terminal, () -> now)) {
      for (int i = 1; i <= done; i++) {
        now = Math.round(1e9 * secondsEach * i);
        display.show(i, 100);
      }
    }
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  @Test
  void aLineNowAndThenWhereThereIsNoTerminal() {
    assertEquals(
        "images 4/100  0/s  ETA 240 s\nimages 8/100  0/s  ETA 230 s\n",
        shown(false, false, 2.5, 9));
  }

  @Test
  void aTerminalsLineIsDrawnAnewAndErasedInTheEnd() {
    String erase = "\r\033[2K";
    assertEquals(
        erase + "images 3/100  25/s" + erase + "images 6/100  25/s" + erase,
        shown(false, true, 0.04, 7));
  }

  @Test
  void theTimeThatIsLeftIsSaidOnceItIsKnown() {
    String shown = shown(false, true, 0.25, 50);
    assertTrue(shown.startsWith("\r\033[2Kimages 1/100  4/s\r"), shown);
    assertTrue(shown.endsWith("images 50/100  4/s  ETA 13 s\r\033[2K"), shown);
  }

  @Test
  void whatIsOverAtOnceOrQuietShowsNothing() {
    assertEquals("", shown(false, false, 0.04, 100));
    assertEquals("", shown(true, true, 2.5, 100));
  }
}
