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
    Path csn = scripts.resolve("csn");
    Files.writeString(csn, "#!/bin/sh\necho \"$@\" >>'" + directory + "/asked'\n");
    Files.setPosixFilePermissions(csn, PosixFilePermissions.fromString("rwxr-xr-x"));
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

  /** Replaces the peer. */
  void peer(String script) throws IOException {
    Files.writeString(directory.resolve("scripts/bench_peer.py"), script);
  }

  /** What {@code scripts/csn} was asked. */
  List<String> asked() throws IOException {
    return Files.readAllLines(directory.resolve("asked"));
  }

  /** What the peer was asked. */
  List<String> peerAsked() throws IOException {
    return Files.readAllLines(directory.resolve("peer asked"));
  }
}
