package dev.csn.training;

import dev.csn.error.InputException;
import dev.csn.io.AtomicFiles;
import dev.csn.io.FileProblem;
import dev.csn.io.Json;
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
import java.util.List;

/** The metrics of a run, a JSON document a line, in the order of the steps. */
final class MetricsLog implements AutoCloseable {
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
    StringBuilder kept = new StringBuilder();
    for (String line : lines(file)) {
      if (stepOf(line) > step) {
        break;
      }
      kept.append(line).append('\n');
    }
    AtomicFiles.writeText(file, kept.toString());
    return new MetricsLog(file, StandardOpenOption.APPEND);
  }

  /**
   * Makes sure that a log can be continued.
   *
   * @throws InputException if there is no such log, or none that can be read
   */
  static void requireReadable(Path file, long step) {
    if (!Files.exists(file)) {
      throw new InputException(file + ": no such file, but a checkpoint of step " + step);
    }
    var unused = lines(file);
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
