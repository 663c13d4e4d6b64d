package dev.csn.error;

/**
 * A mistake that the user can mend. Its message is one line that names the file, key or flag, the
 * value found and what is allowed. Values come from damaged files too, so that the message stays
 * one printable line is seen to here.
 */
public abstract sealed class UserException extends RuntimeException
    permits ConfigurationException, InputException, TrainingException {
  private static final int LONGEST = 1000;

  UserException(String message) {
    super(oneLine(message));
  }

  UserException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  /** The process exit code that tells this kind of mistake apart. */
  public abstract int exitCode();

  private static String oneLine(String message) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < message.length() && line.length() < LONGEST; i++) {
      char c = message.charAt(i);
      boolean breaks = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
      line.append(breaks ? String.format("\\u%04x", (int) c) : String.valueOf(c));
    }
    return line.length() < LONGEST ? line.toString() : line + "...";
  }
}
