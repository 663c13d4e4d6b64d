package dev.csn.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process occupies, as Linux tells of it; elsewhere nothing is known. */
final class ProcessMemory {
  /** The most that was ever resident, mapped files' pages included. */
  static final String PEAK = "VmHWM";

  /** What is resident and of no file, so that the system cannot just drop it. */
  static final String ANONYMOUS = "RssAnon";

  private ProcessMemory() {}

  /**
   * One of the kinds of memory above, in MiB.
   *
   * @param process a process id, or {@code self}
   */
  static Optional<Double> mebibytes(String process, String kind) {
    try {
      return parse(Files.readString(Path.of("/proc", process, "status")), kind);
    } catch (IOException e) {
      return Optional.empty(); // Another system, or the process is over.
    }
  }

  static Optional<Double> parse(String status, String kind) {
    Matcher line = Pattern.compile("(?m)^" + kind + ":\\s+(\\d+) kB$").matcher(status);
    return line.find() ? Optional.of(Long.parseLong(line.group(1)) / 1024.0) : Optional.empty();
  }
}
