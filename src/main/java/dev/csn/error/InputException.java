package dev.csn.error;

/** Input data missing, damaged or not of the expected form: exit code 3. */
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
