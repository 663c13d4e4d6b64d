package dev.csn.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

  /** What its processes' logs hold beside what is usual. */
  static String complaints(Path directory) throws IOException {
    StringBuilder complaints = new StringBuilder();
    try (Stream<Path> logs = Files.list(directory)) {
      for (Path log : logs.filter(file -> file.toString().endsWith(".log")).sorted().toList()) {
        complaints.append(log.getFileName()).append(":\n");
        List<String> lines =
            Files.readAllLines(log).stream().filter(line -> !line.contains(" INFO ")).toList();
        lines.stream()
            .skip(Math.max(0, lines.size() - 50))
            .forEach(line -> complaints.append(line).append('\n'));
      }
    }
    return complaints.toString();
  }

  void stop() throws Exception {
    script(directory, "stop").good();
  }
}
