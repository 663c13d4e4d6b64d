package dev.csn.spark;

import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.error.UserException;
import dev.csn.io.FileProblem;
import java.io.IOException;
import java.util.regex.Pattern;

/** Finds the cause of a failure that Spark reports. */
final class Failures {
  /** Spark's messages about a stopped session. */
  private static final Pattern STOPPED =
      Pattern.compile(
          "SparkContext (was|has been) shut ?down|stopped SparkContext|Spark context stopped"
              + "|Master removed our application|[Mm]asters are unresponsive");

  private Failures() {}

  /**
   * The error to report. Looks for these causes in order: a user's mistake in a task, a lack of
   * memory or a file error on a machine, a cluster that has stopped. Reports the failure itself if
   * there is none.
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
            "a task needs more memory than it has: raise spark.executor.memory, or have smaller"
                + " parts",
            failure);
      }
      if (cause instanceof IOException io) {
        return new InputException("a machine of the cluster: " + FileProblem.reason(io), failure);
      }
    }
    if (STOPPED.matcher(firstLine(failure)).find()) {
      return new ConfigurationException(
          "--master: the cluster has given up this work, its master's and workers' logs say why",
          failure);
    }
    return new IllegalStateException("Spark: " + firstLine(failure), failure);
  }

  static String firstLine(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return message.lines().findFirst().orElse(message);
  }
}
