package dev.csn.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows a count's progress: one line that is redrawn on a terminal, a line every ten seconds
 * elsewhere, nothing if quiet.
 */
final class CountDisplay implements AutoCloseable {
  private static final double REDRAW_SECONDS = 0.1;
  private static final double LINE_SECONDS = 10;

  private final PrintWriter err;
  private final String what;
  private final boolean quiet;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private final long started;
  private final TimeLeft left = new TimeLeft();
  private double shownAt;
  private boolean lineOpen;

  CountDisplay(
      PrintWriter err, String what, boolean quiet, boolean terminal, LongSupplier nanoTime) {
    this.err = err;
    this.what = what;
    this.quiet = quiet;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.started = nanoTime.getAsLong();
  }

  /**
   * A display for a verb.
   *
   * @param what the unit of the count, such as {@code images}
   */
  static CountDisplay of(OutputOptions output, PrintWriter err, String what) {
    return new CountDisplay(err, what, output.quiet(), Terminal.found().err(), System::nanoTime);
  }

  /** Reports that {@code done} of {@code total} are done. */
  void show(int done, int total) {
    double seconds = (nanoTime.getAsLong() - started) / 1e9;
    left.at(done, seconds);
    if (quiet || seconds - shownAt < (terminal ? REDRAW_SECONDS : LINE_SECONDS)) {
      return;
    }
    shownAt = seconds;
    String line =
        String.format(Locale.ROOT, "%s %d/%d  %.0f/s", what, done, total, done / seconds)
            + left.text(done, total, seconds);
    if (terminal) {
      err.print("\r\033[2K" + line);
      lineOpen = true;
    } else {
      err.println(line);
    }
    err.flush();
  }

  /** Erases the open line, so that another can be printed. */
  void erase() {
    if (lineOpen) {
      err.print("\r\033[2K");
      err.flush();
      lineOpen = false;
    }
  }

  @Override
  public void close() {
    erase();
  }
}
