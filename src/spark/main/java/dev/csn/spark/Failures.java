package dev.csn.spark;

import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.error.UserException;
import dev.csn.io.FileProblem;
import java.io.IOException;

/** What is behind a failure that Spark tells of. */
final class Failures {
  private Failures() {}

  /**
   * What a task met, wherever it ran: the user's mistake, else what a machine lacks, else the
   * failure itself.
   */
  static RuntimeException of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserException mistake) {
        return mistake;
      }
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return new ConfigurationException(
            "a task needs more memory than it has: raise spark.executor.memory, or have smaller parts",
            failure);
      }
      if (cause instanceof IOException io) {
        return new InputException("a machine of the cluster: " + FileProblem.reason(io), failure);
      }
    }
    return new IllegalStateException("Spark: " + firstLine(failure), failure);
  }

  private static String firstLine(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return message.lines().findFirst().orElse(message);
  }
}
