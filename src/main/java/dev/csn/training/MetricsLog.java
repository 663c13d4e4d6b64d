package dev.csn.training;

import dev.csn.error.InputException;
import dev.csn.io.AtomicFiles;
import dev.csn.io.FileProblem;
import dev.csn.io.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The metrics of a run, a JSON document a line, in the order of the steps. */
final class MetricsLog implements AutoCloseable {
  private final BufferedWriter writer;

  private MetricsLog(BufferedWriter writer) {
    this.writer = writer;
  }

  /** Starts an empty log. */
  static MetricsLog create(Path file) throws IOException {
    return new MetricsLog(
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW));
  }

  /**
   * Continues a log after {@code step}: what later lines say is about to happen again.
   *
   * @throws InputException if there is no such log, or none that can be read
   */
  static MetricsLog resume(Path file, long step) throws IOException {
    if (!Files.exists(file)) {
      throw new InputException(file + ": no such file, but a checkpoint of step " + step);
    }
    StringBuilder kept = new StringBuilder();
    for (String line : lines(file)) {
      if (stepOf(line) > step) {
        break;
      }
      kept.append(line).append('\n');
    }
    AtomicFiles.writeText(file, kept.toString());
    return new MetricsLog(
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InputException(file + ": " + FileProblem.reason(e), e);
    }
  }

  /** A line cut short by a crash counts as one after every step. */
  private static long stepOf(String line) {
    try {
      return Json.MAPPER.readTree(line).path("step").asLong(Long.MAX_VALUE);
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }

  void append(StepMetrics metrics) throws IOException {
    writer.write(Json.line(metrics));
    writer.write('\n');
  }

  /** Hands everything appended so far to the operating system. */
  void flush() throws IOException {
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
