package dev.csn.bench;

import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;

/**
 * One thing to measure, once a round.
 *
 * @param name its name among others of its kind
 * @param peer the peer's command for the same work, by round; null if it has none
 * @param comparisons pairs of figures to compare
 */
record Task(
    Kind kind,
    String name,
    Measured ours,
    IntFunction<List<String>> peer,
    List<Comparison> comparisons) {
  /** Measures csn. */
  @FunctionalInterface
  interface Measured {
    Outcome in(int round) throws IOException, InterruptedException;
  }

  /** A time of csn's and one of the peer's. */
  record Comparison(String ours, String theirs) {}

  static Task alone(Kind kind, String name, Measured ours) {
    return new Task(kind, name, ours, null, List.of());
  }

  /** Measures in a process of its own. */
  static Task alone(Kind kind, String name, Workload workload) {
    return alone(kind, name, round -> MeasuringProcess.run(workload));
  }
}
