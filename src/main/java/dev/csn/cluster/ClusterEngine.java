package dev.csn.cluster;

import dev.csn.error.ConfigurationException;
import dev.csn.error.Shipped;
import java.util.ServiceLoader;

/** What makes a cluster's machines work for csn. */
public interface ClusterEngine {
  /**
   * Connects to a cluster, by the engine of this build of csn.
   *
   * @param master the value of {@code --master}
   * @throws ConfigurationException if this build has no engine, the value names no cluster, or
   *     nothing answers there
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
