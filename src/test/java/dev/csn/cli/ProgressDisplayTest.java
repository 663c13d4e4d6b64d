package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.training.StepMetrics;
import dev.csn.view.text.Style;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private static final String ERASE = "\r\033[2K";

  private final StringWriter err = new StringWriter();

  private ProgressDisplay display(boolean quiet, boolean bar) {
    return new ProgressDisplay(new PrintWriter(err), quiet, bar, Style.PLAIN);
  }

  private static StepMetrics step(long step, double seconds, boolean evaluated) {
    return step(step, seconds, evaluated, Map.of("color", 8L, "digit", 8L));
  }

  private static StepMetrics step(
      long step, double seconds, boolean evaluated, Map<String, Long> triplets) {
    Map<String, Double> triplet = new TreeMap<>(Map.of("color", 0.25, "digit", 0.5));
    Map<String, Double> accuracy = new TreeMap<>(Map.of("color", 0.75, "digit", 0.875));
    return new StepMetrics(
        step,
        seconds,
        1e-3,
        0.75,
        triplets,
        triplet,
        triplet,
        Map.of(),
        evaluated ? accuracy : null);
  }

  @Test
  void awayFromATerminalOnlyEvaluationsHaveALine() {
    try (ProgressDisplay display = display(false, false)) {
      display.step(step(1, 0.5, false), 4);
      display.step(step(2, 1, true), 4);
    }
    assertEquals(
        "step 2/4  1.0 s  loss 0.7500  color 0.2500 digit 0.5000"
            + "  validation  color 0.7500 digit 0.8750"
            + System.lineSeparator(),
        err.toString());
  }

  @Test
  void aLossOfNoTripletsIsNotShown() {
    try (ProgressDisplay display = display(false, false)) {
      display.step(step(1, 1, true, Map.of("color", 0L, "digit", 7L)), 4);
      display.step(step(2, 1, true, Map.of("color", 0L, "digit", 0L)), 4);
    }
    String validation = "  validation  color 0.7500 digit 0.8750" + System.lineSeparator();
    assertEquals(
        "step 1/4  1.0 s  loss 0.7500  digit 0.5000"
            + validation
            + "step 2/4  1.0 s  loss 0.7500"
            + validation,
        err.toString());
  }

  @Test
  void onATerminalABarSaysHowFarItIs() {
    try (ProgressDisplay display = display(false, true)) {
      display.step(step(1, 2.5, false), 4);
    }
    assertEquals(
        ERASE + "[======                  ] step 1/4  2.5 s  loss 0.7500" + ERASE, err.toString());
  }

  @Test
  void howLongItTakesIsSaidOnceItIsKnownAndWithoutTheFirstSteps() {
    try (ProgressDisplay display = display(false, true)) {
      display.step(step(1, 1.4, false), 1000); // which loads what all the others need
      for (int i = 2; i <= 200; i++) {
        display.step(step(i, 1.4 + 0.02 * (i - 1), false), 1000);
      }
    }
    String[] bars = err.toString().split(ERASE.replace("[", "\\["), -1);
    for (String bar : bars) {
      int at = bar.indexOf("ETA ");
      if (at >= 0) {
        int step = Integer.parseInt(bar.replaceFirst(".* step (\\d+)/.*", "$1"));
        double estimate = Double.parseDouble(bar.substring(at + 4, bar.length() - 2));
        assertEquals(0.02 * (1000 - step), estimate, 0.51, bar);
      }
    }
    assertFalse(bars[2].contains("ETA"), bars[2]);
    assertTrue(bars[bars.length - 2].contains("ETA 16 s"), bars[bars.length - 2]);
  }

  @Test
  void aResumedTrainingIsJudgedByItsOwnSteps() {
    try (ProgressDisplay display = display(false, true)) {
      for (int i = 501; i <= 510; i++) {
        display.step(step(i, 9_000 + i - 500, false), 520); // the steps before took 18 s each
      }
    }
    assertTrue(err.toString().endsWith("ETA 10 s" + ERASE), err.toString());
  }

  @Test
  void theBarOfALongTrainingFitsEightyColumns() {
    try (ProgressDisplay display = display(false, true)) {
      for (int i = 0; i < 4; i++) {
        display.step(step(90_001 + i, 9_000 + 5 * i, false), 100_000);
      }
    }
    for (String bar : err.toString().split(ERASE.replace("[", "\\["), -1)) {
      assertTrue(bar.length() < 80, bar);
    }
    assertTrue(err.toString().endsWith("ETA 13.9 h" + ERASE), err.toString());
  }

  @Test
  void theBarIsRedrawnAtMostTenTimesASecond() {
    try (ProgressDisplay display = display(false, true)) {
      for (int i = 1; i <= 1000; i++) {
        display.step(step(i, i / 1000.0, false), 1000);
      }
    }
    int drawn = err.toString().split("loss", -1).length - 1;
    assertTrue(drawn >= 9 && drawn <= 11, drawn + " times");
  }

  @Test
  void anEvaluationTakesTheBarsPlaceAndStays() {
    try (ProgressDisplay display = display(false, true)) {
      display.step(step(1, 1, false), 4);
      display.step(step(4, 4, true), 4);
    }
    String shown = err.toString();
    assertTrue(shown.contains(ERASE + "step 4/4  4.0 s"), shown);
    assertFalse(shown.endsWith(ERASE), "nothing left to erase");
  }

  @Test
  void quietIsSilentAboutStepsAndWarnings() {
    try (ProgressDisplay display = display(true, true)) {
      display.step(step(1, 1, true), 4);
      display.warn("careful");
    }
    assertEquals("", err.toString());
  }

  @Test
  void colorsMarkTheBarAndTheWordWarning() {
    Style colored = new Style(true, false, 100);
    try (ProgressDisplay display =
        new ProgressDisplay(new PrintWriter(err), false, true, colored)) {
      display.warn("careful");
      display.step(step(1, 2.5, false), 4);
    }
    assertEquals(
        "csn: \033[33mwarning:\033[0m careful"
            + System.lineSeparator()
            + ERASE
            + "[\033[32m======\033[0m                  ] step 1/4  2.5 s  loss 0.7500"
            + ERASE,
        err.toString());
  }

  @Test
  void aWarningIsALine() {
    try (ProgressDisplay display = display(false, false)) {
      display.warn("careful");
    }
    assertEquals("csn: warning: careful" + System.lineSeparator(), err.toString());
  }
}
