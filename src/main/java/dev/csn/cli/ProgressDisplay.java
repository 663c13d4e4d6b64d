package dev.csn.cli;

import dev.csn.training.StepMetrics;
import dev.csn.view.text.LetterLabels;
import dev.csn.view.text.Style;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Shows the progress of training: a bar on a terminal, lines elsewhere, nothing if quiet. */
final class ProgressDisplay implements AutoCloseable {
  private static final int BAR = 24;
  private static final double REDRAW_SECONDS = 0.1;
  private static final Comparator<Double> LARGEST_FIRST = Comparator.reverseOrder();

  private final PrintWriter err;
  private final boolean quiet;
  private final boolean bar;
  private final Style style;
  private final TimeLeft left = new TimeLeft();
  private double drawnAt = Double.NEGATIVE_INFINITY;
  private boolean barOpen;

  ProgressDisplay(PrintWriter err, boolean quiet, boolean bar, Style style) {
    this.err = err;
    this.quiet = quiet;
    this.bar = bar;
    this.style = style;
  }

  static ProgressDisplay of(OutputOptions output, PrintWriter err) {
    Terminal terminal = Terminal.found();
    return new ProgressDisplay(err, output.quiet(), terminal.err(), terminal.err(output.color()));
  }

  /** Prints a warning, unless quiet. */
  void warn(String message) {
    if (!quiet) {
      endBar();
      err.println("csn: " + style.warning("warning:") + " " + message);
    }
  }

  /** Shows a finished step. */
  void step(StepMetrics metrics, long steps) {
    if (quiet) {
      return;
    }
    left.at(metrics.step(), metrics.seconds());
    boolean evaluated = metrics.validation() != null;
    if (bar && (evaluated || metrics.seconds() - drawnAt >= REDRAW_SECONDS)) {
      drawnAt = metrics.seconds();
      err.print("\r\033[2K" + barLine(metrics, steps));
      barOpen = true;
    }
    if (evaluated) {
      endBar();
      err.println(line(metrics, steps));
    }
    err.flush();
  }

  /** The progress bar, short enough for a narrow terminal: a line that wraps cannot be erased. */
  private String barLine(StepMetrics metrics, long steps) {
    int filled = (int) (BAR * metrics.step() / steps);
    return "["
        + style.good("=".repeat(filled))
        + " ".repeat(BAR - filled)
        + "] "
        + state(metrics, steps)
        + left.text(metrics.step(), steps, metrics.seconds());
  }

  private static String line(StepMetrics metrics, long steps) {
    return state(metrics, steps)
        + named("", withTriplets(metrics), LARGEST_FIRST)
        + (metrics.validation() == null
            ? ""
            : named("  validation", metrics.validation(), LARGEST_FIRST.reversed()));
  }

  /** The losses of the conditions for which the step had triplets. */
  private static Map<String, Double> withTriplets(StepMetrics metrics) {
    Map<String, Double> losses = new LinkedHashMap<>(metrics.triplet());
    losses.keySet().removeIf(condition -> !metrics.hasTriplets(condition));
    return losses;
  }

  private static String state(StepMetrics metrics, long steps) {
    return String.format(
        Locale.ROOT,
        "step %d/%d  %.1f s  loss %.4f",
        metrics.step(),
        steps,
        metrics.seconds(),
        metrics.loss());
  }

  /**
   * Formats every condition's value or, for many conditions, the mean and the worst.
   *
   * @param worstFirst orders values
   */
  private static String named(
      String title, Map<String, Double> values, Comparator<Double> worstFirst) {
    if (values.isEmpty()) {
      return "";
    }
    if (LetterLabels.needed(values.size())) {
      Map.Entry<String, Double> worst =
          Collections.min(values.entrySet(), Map.Entry.comparingByValue(worstFirst));
      double sum = 0;
      for (double value : values.values()) {
        sum += value;
      }
      return String.format(
          Locale.ROOT,
          "%s  mean %.4f, worst %.4f %s",
          title,
          sum / values.size(),
          worst.getValue(),
          worst.getKey());
    }
    StringJoiner joined = new StringJoiner(" ", title + "  ", "");
    values.forEach((name, value) -> joined.add(String.format(Locale.ROOT, "%s %.4f", name, value)));
    return joined.toString();
  }

  private void endBar() {
    if (barOpen) {
      err.print("\r\033[2K");
      barOpen = false;
    }
  }

  @Override
  public void close() {
    endBar();
    err.flush();
  }
}
