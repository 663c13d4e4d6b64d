package dev.csn.fuzz;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What libFuzzer said of a run.
 *
 * @param executions inputs tried
 * @param perSecond of them
 * @param edges of csn's code that an input took
 * @param features edges and how often they were taken
 * @param corpus inputs that are kept since each does something new
 * @param finding what was found first; null if nothing was
 */
record FuzzResult(
    long executions, long perSecond, long edges, long features, long corpus, String finding) {
  private static final Pattern FINDING =
      Pattern.compile(
          "^== (Java Exception: .*|Java Assertion.*|libFuzzer: .*)$|ERROR: libFuzzer: (.*)",
          Pattern.MULTILINE);

  /**
   * Reads what libFuzzer printed.
   *
   * @param exit code of its process: that it is 0 is the only sure sign that nothing was found
   */
  static FuzzResult of(String output, int exit) {
    return new FuzzResult(
        last(output, "stat::number_of_executed_units: (\\d+)"),
        last(output, "stat::average_exec_per_sec: *(\\d+)"),
        last(output, " cov: (\\d+) "),
        last(output, " ft: (\\d+) "),
        last(output, " corp: (\\d+)/"),
        exit == 0 ? null : finding(output, exit));
  }

  private static long last(String output, String pattern) {
    long found = 0;
    Matcher matcher = Pattern.compile(pattern).matcher(output);
    while (matcher.find()) {
      found = Long.parseLong(matcher.group(1));
    }
    return found;
  }

  private static String finding(String output, int exit) {
    Matcher matcher = FINDING.matcher(output);
    if (!matcher.find()) {
      return "ended with exit code " + exit;
    }
    return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
  }
}
