package dev.csn.error;

/** Training that cannot go on, such as one whose loss is no number any more: exit code 1. */
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
