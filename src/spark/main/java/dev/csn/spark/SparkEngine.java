package dev.csn.spark;

import dev.csn.cluster.Cluster;
import dev.csn.cluster.ClusterEngine;

/** Connects to Apache Spark; registered in {@code META-INF/services}. */
public final class SparkEngine implements ClusterEngine {
  @Override
  public Cluster open(String url) {
    Master master = Master.of(url);
    master.requireReachable();
    return new SparkCluster(SparkSettings.of(master).connect());
  }
}
