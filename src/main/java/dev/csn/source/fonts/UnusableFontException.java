package dev.csn.source.fonts;

/** A font that no pictures can be made of; the others can do without it. */
final class UnusableFontException extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  UnusableFontException(Reason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  UnusableFontException(Reason reason, String detail, Throwable cause) {
    super(detail, cause);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
