package dev.csn.bench;

import java.util.Map;

/** Where a command's work is done. */
enum Place {
  ONE_THREAD("here, one thread", 1, false),
  TWO_THREADS("here, two threads", 2, false),
  ONE_WORKER("one worker", 1, true),
  TWO_WORKERS("two workers", 2, true);

  private final String label;
  private final int cores;
  private final boolean cluster;

  Place(String label, int cores, boolean cluster) {
    this.label = label;
    this.cores = cores;
    this.cluster = cluster;
  }

  /** The name in reports. */
  String label() {
    return label;
  }

  int cores() {
    return cores;
  }

  /** Whether a cluster's processes do it, whose workers have a core each. */
  boolean onCluster() {
    return cluster;
  }

  /** In which the command is run, so that no more threads than these embed and search. */
  Map<String, String> environment() {
    // Of one processor, Java's common pool would still make a thread beside the one that waits.
    String options =
        cluster
            ? "-Dspark.cores.max=" + cores
            : "-XX:ActiveProcessorCount="
                + cores
                + " -Djava.util.concurrent.ForkJoinPool.common.parallelism="
                + (cores - 1);
    String users = System.getenv().getOrDefault("CSN_JAVA_OPTS", "");
    return Map.of(
        "OMP_NUM_THREADS",
        cluster ? "1" : Integer.toString(cores),
        "CSN_JAVA_OPTS",
        (users + " " + options).strip());
  }
}
