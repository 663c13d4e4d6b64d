package dev.csn.error;

import java.util.Objects;

/**
 * A mistake that the user can mend. Its message is one line that names the file, key or flag, the
 * value found and what is allowed. Values come from damaged files too, so that the message stays
 * one printable line is seen to here.
 */
public abstract sealed class UserException extends RuntimeException
    permits ConfigurationException, InputException, TrainingException {
  private static final int LONGEST = 1000;

  UserException(String message) {
    super(OneLine.of(message, LONGEST));
  }

  UserException(String message, Throwable cause) {
    super(OneLine.of(message, LONGEST), cause);
  }

  /** One printable line. */
  @Override
  public final String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** The process exit code that tells this kind of mistake apart. */
  public abstract int exitCode();
}
