package dev.csn.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Memory of a process, read from {@code /proc/PID/status}; unknown on systems other than Linux. */
final class ProcessMemory {
  /** The largest resident memory so far, pages of mapped files included. */
  static final String PEAK = "VmHWM";

  /** Resident memory that belongs to no file, so that the system cannot drop it. */
  static final String ANONYMOUS = "RssAnon";

  private ProcessMemory() {}

  /**
   * Reads one of the two kinds of memory, in MiB.
   *
   * @param process a process id, or {@code self}
   */
  static Optional<Double> mebibytes(String process, String kind) {
    try {
      return parse(Files.readString(Path.of("/proc", process, "status")), kind);
    } catch (IOException e) {
      return Optional.empty(); // Another system, or the process has ended.
    }
  }

  static Optional<Double> parse(String status, String kind) {
    Matcher line = Pattern.compile("(?m)^" + kind + ":\\s+(\\d+) kB$").matcher(status);
    return line.find() ? Optional.of(Long.parseLong(line.group(1)) / 1024.0) : Optional.empty();
  }
}
