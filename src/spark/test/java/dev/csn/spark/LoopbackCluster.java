package dev.csn.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A cluster of scripts/spark-cluster. */
record LoopbackCluster(Path directory, String url) {
  static LoopbackCluster start(Path directory) throws Exception {
    return new LoopbackCluster(directory, script(directory, "start").good().out().strip());
  }

  static Launched.Result script(Path directory, String verb) throws Exception {
    return Launched.script(
            directory, "spark-cluster", Map.of("CSN_CLUSTER", directory.toString()), verb)
        .end();
  }

  /** The process of {@code master}, {@code worker-1} or {@code worker-2}. */
  ProcessHandle process(String name) throws Exception {
    long pid = Long.parseLong(Files.readString(directory.resolve(name + ".pid")).strip());
    return ProcessHandle.of(pid).orElseThrow();
  }

  void stop() throws Exception {
    script(directory, "stop").good();
  }
}
