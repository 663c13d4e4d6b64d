package dev.csn.source.fonts;

/** Reports an unusable font. The other fonts are still used. */
final class UnusableFaceException extends Exception {
  private static final long serialVersionUID = 1;

  private final SkippedFace.Reason reason;
  private final String detail;

  UnusableFaceException(SkippedFace.Reason reason, String detail) {
    super(detail);
    this.reason = reason;
    this.detail = detail;
  }

  UnusableFaceException(SkippedFace.Reason reason, String detail, Throwable cause) {
    super(detail, cause);
    this.reason = reason;
    this.detail = detail;
  }

  SkippedFace.Reason reason() {
    return reason;
  }

  String detail() {
    return detail;
  }
}
