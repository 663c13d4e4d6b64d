package dev.csn.spark;

import dev.csn.error.UserException;

/** What is behind a failure that Spark tells of. */
final class Failures {
  private Failures() {}

  /** The user's mistake that a task met, wherever it ran; else the failure itself. */
  static RuntimeException of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserException mistake) {
        return mistake;
      }
    }
    return new IllegalStateException("Spark: " + firstLine(failure), failure);
  }

  private static String firstLine(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return message.lines().findFirst().orElse(message);
  }
}
