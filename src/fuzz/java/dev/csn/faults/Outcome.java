package dev.csn.faults;

/**
 * What a fault came to.
 *
 * @param kind the column of the table that it counts in
 * @param finding what is wrong with it, or null
 */
record Outcome(String kind, String finding) {
  static final String FINDING = "finding";

  static Outcome fine(String kind) {
    return new Outcome(kind, null);
  }

  static Outcome finding(String what) {
    return new Outcome(FINDING, what);
  }
}
