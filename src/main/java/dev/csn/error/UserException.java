package dev.csn.error;

import java.util.Objects;

/**
 * A mistake that the user can correct. The message is one line that names the file, key or flag,
 * the value found and the values allowed. Values may come from damaged files, so the constructors
 * escape the message.
 */
public abstract sealed class UserException extends RuntimeException
    permits ConfigurationException, InputException, TrainingException {
  private static final int MAX_LENGTH = 1000; // fits a terminal, whatever a damaged file holds

  UserException(String message) {
    super(OneLine.of(message, MAX_LENGTH));
  }

  UserException(String message, Throwable cause) {
    super(OneLine.of(message, MAX_LENGTH), cause);
  }

  /** The message: one printable line. */
  @Override
  public final String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** The exit code of the process for this kind of mistake. */
  public abstract int exitCode();
}
