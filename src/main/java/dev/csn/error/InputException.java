package dev.csn.error;

/** Missing, damaged or unexpected input data: exit code 3. */
public final class InputException extends UserException {
  public InputException(String message) {
    super(message);
  }

  public InputException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public int exitCode() {
    return 3;
  }
}
