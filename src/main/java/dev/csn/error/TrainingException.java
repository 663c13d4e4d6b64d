package dev.csn.error;

/** Training that cannot continue, such as a loss that became NaN: exit code 1. */
public final class TrainingException extends UserException {
  public TrainingException(String message) {
    super(message);
  }

  public TrainingException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public int exitCode() {
    return 1;
  }
}
