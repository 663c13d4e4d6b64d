package dev.csn.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A project directory with a quickstart of a few steps, a {@code scripts/csn} that only notes down
 * what it was asked, and a peer that answers at once when it is run by {@code sh}.
 */
final class StubProject {
  final Path directory;

  StubProject(Path directory) throws IOException {
    this.directory = directory;
    Path scripts = Files.createDirectories(directory.resolve("scripts"));
    Path config = Files.createDirectories(directory.resolve("config"));
    script(
        scripts.resolve("csn"),
        """
        #!/bin/sh
        echo "$@" >>'%1$s/asked'
        echo "$1 $OMP_NUM_THREADS $CSN_JAVA_OPTS" >>'%1$s/environments'
        while [ $# -gt 0 ]; do
          if [ "$1" = --output ]; then mkdir "$2"; printf 1234 >"$2/file"; fi
          shift
        done
        """);
    script(
        scripts.resolve("spark-cluster"),
        """
        #!/bin/sh
        echo "$1" >>'%s/cluster asked'
        echo spark://stub:7077
        """);
    peer(
        """
        echo "$@" >>'%s/peer asked'
        if [ "$1" = versions ]; then echo '{"torch": "0.1"}'; exit; fi
        echo some remark
        echo '{"figures": {"step, contiguous": {"unit": "ms", "values": [1000, 3000]},
          "time to quality": {"unit": "s", "values": [4]}, "time": {"unit": "s", "values": []}}}' | tr -d '\\n'
        """
            .formatted(directory));
    Files.writeString(
        config.resolve("quickstart.json"),
        """
        {"dataset": "data/tiny",
         "training": {"steps": 4, "batchSize": 8, "tripletsPerCondition": 50}}
        """);
    SyntheticData.write(directory.resolve("data/tiny"), 40, 2);
  }

  private void script(Path file, String text) throws IOException {
    Files.writeString(file, text.formatted(directory));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Replaces the peer. */
  void peer(String script) throws IOException {
    Files.writeString(directory.resolve("scripts/bench_peer.py"), script);
  }

  /** What {@code scripts/csn} was asked. */
  List<String> asked() throws IOException {
    return Files.readAllLines(directory.resolve("asked"));
  }

  /** {@code OMP_NUM_THREADS} and {@code CSN_JAVA_OPTS} each time that a verb was asked for. */
  List<String> environments(String verb) throws IOException {
    return Files.readAllLines(directory.resolve("environments")).stream()
        .filter(line -> line.startsWith(verb + " "))
        .map(line -> line.substring(verb.length() + 1))
        .toList();
  }

  /** What {@code scripts/spark-cluster} was asked. */
  List<String> clusterAsked() throws IOException {
    return Files.readAllLines(directory.resolve("cluster asked"));
  }

  /** What the peer was asked. */
  List<String> peerAsked() throws IOException {
    return Files.readAllLines(directory.resolve("peer asked"));
  }
}
