package dev.csn.error;

/**
 * A mistake that the user can mend. Its message is one line that names the file, key or flag, the
 * value found and what is allowed.
 */
public abstract sealed class UserException extends RuntimeException
    permits ConfigurationException, InputException, TrainingException {
  UserException(String message) {
    super(message);
  }

  UserException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The process exit code that tells this kind of mistake apart. */
  public abstract int exitCode();
}
