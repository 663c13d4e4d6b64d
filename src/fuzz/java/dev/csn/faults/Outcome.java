package dev.csn.faults;

import java.util.List;

/**
 * The result of one fault, and the rules that tell allowed results from findings.
 *
 * @param kind the column of the table that counts it
 * @param finding the rule that it breaks, or null
 */
record Outcome(String kind, String finding) {
  static final String FINDING = "finding";
  static final String RIGHT = "right";
  static final String OTHER = "other data";

  static Outcome fine(String kind) {
    return new Outcome(kind, null);
  }

  static Outcome finding(String what) {
    return new Outcome(FINDING, what);
  }

  /**
   * The outcome of a command whose input was damaged. Allowed are the right answer and exit code 3,
   * and exit code 2 for a file that the user wrote.
   *
   * @param expected the answer to the undamaged input
   * @param otherIsFine whether no checksum covers the input, so that another answer is right for it
   */
  static Outcome damaged(Answer expected, Answer found, boolean otherIsFine) {
    if (found.exit() != 0) {
      return refused(found, otherIsFine ? List.of(2, 3) : List.of(3));
    }
    for (String line : found.err().lines().toList()) {
      if (!line.startsWith("csn: warning: ")) {
        return finding("exit 0, but it says: " + line);
      }
    }
    if (found.sameAs(expected)) {
      return fine(RIGHT);
    }
    return otherIsFine ? fine(OTHER) : finding("another answer, in silence");
  }

  /**
   * The outcome of a command that printed its result and warned in one line that it is not kept.
   */
  static Outcome notKept(Answer found) {
    boolean warned = found.err().matches("csn: warning: .* cannot be written: .* is not stored\n");
    return warned && found.exit() == 0 && !found.out().isEmpty()
        ? fine(RIGHT)
        : finding("exit " + found.exit() + ": " + found.err().strip());
  }

  /** The outcome of a command that failed: one line, and one of the exit codes. */
  static Outcome refused(Answer found, List<Integer> exits) {
    List<String> told =
        found.err().lines().filter(line -> !line.startsWith("csn: warning: ")).toList();
    boolean inALine =
        told.size() == 1 && told.get(0).startsWith("csn: ") && found.err().endsWith("\n");
    boolean ours = found.err().contains("internal error") || found.err().contains("out of memory");
    if (!inALine || ours || !found.out().isEmpty() || !exits.contains(found.exit())) {
      return finding(
          "exit " + found.exit() + ", " + told.size() + " lines: " + found.err().strip());
    }
    return fine("exit " + found.exit());
  }
}
