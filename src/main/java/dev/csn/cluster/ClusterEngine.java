package dev.csn.cluster;

import dev.csn.error.ConfigurationException;
import dev.csn.error.Shipped;
import java.util.ServiceLoader;

/** A service that connects to clusters; another build of csn provides one. */
public interface ClusterEngine {
  /**
   * Connects to a cluster by this build's engine.
   *
   * @param master the value of {@code --master}
   * @throws ConfigurationException if this build has no engine, or {@link #open} fails
   */
  static Cluster connect(String master) {
    return ServiceLoader.load(ClusterEngine.class)
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "--master "
                        + master
                        + ": this csn has no Spark; `"
                        + Shipped.typed("scripts/spark-build")
                        + "` builds one that has, which csn then runs"))
        .open(master);
  }

  /**
   * Connects to a cluster.
   *
   * @throws ConfigurationException if the value names no cluster, or nothing answers there
   */
  Cluster open(String master);
}
