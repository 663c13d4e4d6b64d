package dev.csn.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the remaining time of a count from its recent pace: the last half to three quarters of
 * the elapsed time. Earlier steps are ignored, because the first ones load and compile code and
 * take many times as long as later ones. There is no estimate before enough has been measured.
 */
final class TimeLeft {
  /** A shorter measurement reflects only the slow start. */
  private static final double MIN_SECONDS = 1;

  private static final double MAX_IN_SECONDS = 1000;
  private static final double MAX_IN_MINUTES = 6000;

  private record Mark(long done, double seconds) {}

  private @Nullable Mark first; // after the first step, whose start is unknown
  private @Nullable Mark from; // where measuring starts
  private @Nullable Mark next; // where measuring starts once twice as much time has passed

  /** Records the count and the elapsed seconds. */
  void at(long done, double seconds) {
    Mark now = new Mark(done, seconds);
    if (first == null) {
      first = now;
    } else if (next == null) {
      next = since(first, now) >= MIN_SECONDS ? now : null;
    } else if (since(first, now) >= 2 * since(first, next)) {
      from = next;
      next = now;
    }
  }

  private static double since(Mark start, Mark end) {
    return end.seconds - start.seconds;
  }

  /** The estimate as text, empty if there is none yet. */
  String text(long done, long total, double seconds) {
    if (from == null || done <= from.done) {
      return "";
    }
    double left = (seconds - from.seconds) / (done - from.done) * (total - done);
    if (left < MAX_IN_SECONDS) {
      return String.format(Locale.ROOT, "  ETA %.0f s", left);
    }
    return left < MAX_IN_MINUTES
        ? String.format(Locale.ROOT, "  ETA %.0f min", left / 60)
        : String.format(Locale.ROOT, "  ETA %.1f h", left / 3600);
  }
}
