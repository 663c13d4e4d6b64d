package dev.csn.cli;

import dev.csn.cluster.Cluster;
import dev.csn.cluster.ClusterEngine;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Option;

/** Which cluster does a command's work, if not this process. */
final class MasterOption {
  @Option(
      names = "--master",
      paramLabel = "URL",
      description = {
        "Let Spark do it: spark://HOST:PORT, or local[2] for two threads here"
            + " (${sys:csn.typed:-}scripts/spark-build builds a csn that can)."
      })
  private String master;

  /** What a cluster does. */
  @FunctionalInterface
  interface Work<R> {
    R on(Cluster cluster) throws IOException;
  }

  boolean given() {
    return master != null;
  }

  /** The cluster, to be closed. */
  Cluster connect() {
    return ClusterEngine.connect(master);
  }

  /**
   * Lets the cluster work. The program does not end before it has been let go: Ctrl-C ends its work
   * first.
   *
   * @throws CancellationException if it was interrupted
   */
  <R> R let(Work<R> work) throws IOException {
    try (Interruption interruption = new Interruption()) {
      try (Cluster cluster = connect()) {
        return work.on(cluster);
      } catch (RuntimeException | IOException e) {
        if (interruption.requested()) { // by which clusters end, in ways of their own
          CancellationException cancelled = new CancellationException("interrupted");
          cancelled.initCause(e);
          throw cancelled;
        }
        throw e;
      }
    }
  }
}
