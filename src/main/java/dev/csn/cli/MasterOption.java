package dev.csn.cli;

import dev.csn.cluster.Cluster;
import dev.csn.cluster.ClusterEngine;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flag {@code --master}: the cluster that runs a command. */
final class MasterOption {
  @Option(
      names = "--master",
      paramLabel = "URL",
      description = {
        "Run on Apache Spark: spark://HOST:PORT, or local[2] for two threads here"
            + " (${sys:csn.typed:-}scripts/spark-build builds csn with Spark)."
      })
  private @Nullable String master;

  /** Work to run on a cluster. */
  @FunctionalInterface
  interface Work<R> {
    R on(Cluster cluster) throws IOException;
  }

  boolean given() {
    return master != null;
  }

  /** Connects to the cluster; the caller closes it. */
  Cluster connect() {
    return ClusterEngine.connect(Objects.requireNonNull(master, "--master"));
  }

  /**
   * Runs work on the cluster. Ctrl-C ends the work before the JVM exits.
   *
   * @throws CancellationException if it was interrupted
   */
  <R> R let(Work<R> work) throws IOException {
    try (Interruption interruption = new Interruption()) {
      try (Cluster cluster = connect()) {
        return work.on(cluster);
      } catch (RuntimeException | IOException e) {
        if (interruption.requested()) { // an interrupted cluster fails in many ways
          CancellationException cancelled = new CancellationException("interrupted");
          cancelled.initCause(e);
          throw cancelled;
        }
        throw e;
      }
    }
  }
}
