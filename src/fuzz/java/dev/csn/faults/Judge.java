package dev.csn.faults;

import java.util.List;

/** Says whether what a command came to is what it may come to when something was done to it. */
final class Judge {
  static final String RIGHT = "right";
  static final String OTHER = "other data";

  private Judge() {}

  /**
   * The outcome of a command whose input was damaged: the right answer, or exit code 3. Of what the
   * user wrote it may also be 2.
   *
   * @param expected the answer to the undamaged input
   * @param otherIsFine whether the input is data that nothing else vouches for, so that another
   *     answer is right for it
   */
  static Outcome damaged(Answer expected, Answer found, boolean otherIsFine) {
    if (found.exit() != 0) {
      return refused(found, otherIsFine ? List.of(2, 3) : List.of(3));
    }
    for (String line : found.err().lines().toList()) {
      if (!line.startsWith("csn: warning: ")) {
        return Outcome.finding("exit 0, but it says: " + line);
      }
    }
    if (found.sameAs(expected)) {
      return Outcome.fine(RIGHT);
    }
    return otherIsFine ? Outcome.fine(OTHER) : Outcome.finding("another answer, in silence");
  }

  /** The outcome of a command that printed what it could not keep, and warned of it in a line. */
  static Outcome notKept(Answer found) {
    boolean warned = found.err().matches("csn: warning: .* cannot be written: .* is not stored\n");
    return warned && found.exit() == 0 && !found.out().isEmpty()
        ? Outcome.fine(RIGHT)
        : Outcome.finding("exit " + found.exit() + ": " + found.err().strip());
  }

  /** The outcome of a command that failed: one line, and one of the exit codes. */
  static Outcome refused(Answer found, List<Integer> exits) {
    List<String> told =
        found.err().lines().filter(line -> !line.startsWith("csn: warning: ")).toList();
    boolean inALine =
        told.size() == 1 && told.get(0).startsWith("csn: ") && found.err().endsWith("\n");
    boolean ours = found.err().contains("internal error") || found.err().contains("out of memory");
    if (!inALine || ours || !found.out().isEmpty() || !exits.contains(found.exit())) {
      return Outcome.finding(
          "exit " + found.exit() + ", " + told.size() + " lines: " + found.err().strip());
    }
    return Outcome.fine("exit " + found.exit());
  }
}
