package dev.csn.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.error.InputException;
import dev.csn.error.OneLine;
import dev.csn.io.AtomicFiles;
import dev.csn.io.FileProblem;
import dev.csn.io.Json;
import dev.csn.io.TextLines;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The metrics of a run, a JSON document a line, in the order of the steps. */
final class MetricsLog implements AutoCloseable {
  /** Characters: hundreds for each of thousands of conditions. */
  static final int LONGEST_LINE = 1 << 22;

  private final FileChannel channel;
  private final Writer writer;

  private MetricsLog(Path file, OpenOption... options) throws IOException {
    this.channel = FileChannel.open(file, options);
    this.writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
  }

  /** Starts an empty log. */
  static MetricsLog create(Path file) throws IOException {
    return new MetricsLog(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /**
   * Continues a log after {@code step}: what later lines say is about to happen again.
   *
   * @throws InputException if there is no such log, or none that can be read
   */
  static MetricsLog resume(Path file, long step) throws IOException {
    requireReadable(file, step);
    AtomicFiles.write(
        file,
        out -> {
          try (TextLines lines = TextLines.open(file, LONGEST_LINE)) {
            for (long kept = 0; kept < step; kept++) {
              out.write((lines.next() + "\n").getBytes(StandardCharsets.UTF_8));
            }
          }
        });
    return new MetricsLog(file, StandardOpenOption.APPEND);
  }

  /**
   * Makes sure that a log can be continued: that it has a line for each step up to {@code step}. No
   * crash takes one of those away, since they were on the disk before the checkpoint of that step.
   *
   * @throws InputException if there is no such log, or one of those lines is not in its place
   */
  static void requireReadable(Path file, long step) {
    if (!Files.exists(file)) {
      throw new InputException(file + ": no such file, but a checkpoint of step " + step);
    }
    try (TextLines lines = TextLines.open(file, LONGEST_LINE)) {
      for (long expected = 1; expected <= step; expected++) {
        String line = lines.next();
        if (line == null || stepOf(line) != expected) {
          throw new InputException(
              String.format(
                  "%s: line %d: %s, must be that of step %d: the checkpoint is of step %d",
                  file,
                  expected,
                  line == null ? "missing" : "'" + OneLine.of(line) + "'",
                  expected,
                  step));
        }
      }
    } catch (IOException e) {
      throw new InputException(file + ": " + FileProblem.reason(e), e);
    }
  }

  /** 0 if the line is damaged. */
  private static long stepOf(String line) {
    try {
      JsonNode step = Json.MAPPER.readTree(line).path("step");
      return step.isIntegralNumber() && step.canConvertToLong() ? step.longValue() : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  void append(StepMetrics metrics) throws IOException {
    writer.write(Json.line(metrics));
    writer.write('\n');
  }

  /** Brings all lines so far to the disk: no checkpoint may know of steps that the log lacks. */
  void flush() throws IOException {
    writer.flush();
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
