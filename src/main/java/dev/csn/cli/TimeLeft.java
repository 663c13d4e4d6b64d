package dev.csn.cli;

import java.util.Locale;

/**
 * An estimate of how long a count takes to its end. It is of the pace since half to three quarters
 * of the time so far: the first steps load and compile code, and take many times as long as the
 * later ones. Until that much has been measured there is no estimate.
 */
final class TimeLeft {
  /** In less time not even one of two halves tells of anything but the start. */
  private static final double MIN_SECONDS = 1;

  private static final double MOST_IN_SECONDS = 1000;
  private static final double MOST_IN_MINUTES = 6000;

  private record Mark(long done, double seconds) {}

  private Mark first; // after the first step, of which only the end is known
  private Mark from; // where measuring starts
  private Mark next; // where it starts when twice as much time has gone by

  /** So much was done after so many seconds. */
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

  /** Text to follow a count that has come so far, empty if nothing can be told yet. */
  String text(long done, long total, double seconds) {
    if (from == null || done <= from.done) {
      return "";
    }
    double left = (seconds - from.seconds) / (done - from.done) * (total - done);
    if (left < MOST_IN_SECONDS) {
      return String.format(Locale.ROOT, "  ETA %.0f s", left);
    }
    return left < MOST_IN_MINUTES
        ? String.format(Locale.ROOT, "  ETA %.0f min", left / 60)
        : String.format(Locale.ROOT, "  ETA %.1f h", left / 3600);
  }
}
