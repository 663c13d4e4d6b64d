package dev.csn.view.page;

/** What is to be said of a neighbour under a condition whose attribute is known. */
enum Mark {
  RIGHT("right", "✓"),
  WRONG("wrong", "✗"),
  /** The attribute of one of the two is not known, or has no values. */
  UNKNOWN("unknown", "");

  private final String word;
  private final String sign;

  Mark(String word, String sign) {
    this.word = word;
    this.sign = sign;
  }

  /** For those who do not see the sign; also the class of the page's element. */
  String word() {
    return word;
  }

  /** Beside the color, which not everybody tells apart. */
  String sign() {
    return sign;
  }
}
