package dev.csn.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.error.InputException;
import dev.csn.error.OneLine;
import dev.csn.io.AtomicFiles;
import dev.csn.io.Checksums;
import dev.csn.io.FileProblem;
import dev.csn.io.Json;
import dev.csn.io.TextLines;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** The metrics of a run, one JSON document per line, in the order of the steps. */
final class MetricsLog implements AutoCloseable {
  /** Characters: enough for thousands of conditions with hundreds of characters each. */
  static final int MAX_LINE = 1 << 22;

  private final FileChannel channel;
  private final Writer writer;
  private final CRC32C sum = new CRC32C();

  private MetricsLog(Path file, OpenOption... options) throws IOException {
    this.channel = FileChannel.open(file, options);
    this.writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
  }

  /** Starts an empty log. */
  static MetricsLog create(Path file) throws IOException {
    return new MetricsLog(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /**
   * Continues a log after {@code step}. Removes later lines, since their steps are taken again.
   *
   * @throws InputException if the log is missing or unreadable
   */
  static MetricsLog resume(Path file, long step) throws IOException {
    requireReadable(file, step);
    AtomicFiles.write(file, out -> copy(file, step, out));
    MetricsLog log = new MetricsLog(file, StandardOpenOption.APPEND);
    copy(file, step, new CheckedOutputStream(OutputStream.nullOutputStream(), log.sum));
    return log;
  }

  private static void copy(Path file, long count, OutputStream out) throws IOException {
    try (TextLines lines = TextLines.open(file, MAX_LINE)) {
      for (long line = 0; line < count; line++) {
        out.write((lines.next() + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /**
   * The digest of a log, stored in a checkpoint.
   *
   * @param crc32c the CRC-32C of the lines up to the checkpoint's step
   */
  record Digest(String crc32c) {
    /**
     * Requires that the log's first lines are unchanged since the checkpoint.
     *
     * @param file that {@link #requireReadable} has found to have the lines
     * @throws InputException if it does not
     */
    void require(Path file, long step) {
      CRC32C found = new CRC32C();
      try {
        copy(file, step, new CheckedOutputStream(OutputStream.nullOutputStream(), found));
      } catch (IOException e) {
        throw FileProblem.unreadable(file, e);
      }
      if (!Checksums.of(found).equals(crc32c)) {
        throw new InputException(
            String.format(
                "%s: damaged, or another run's: its lines up to step %d are not those that the"
                    + " checkpoint was written after",
                file, step));
      }
    }
  }

  /** The digest of all lines so far. */
  Digest digest() {
    return new Digest(Checksums.of(sum));
  }

  /**
   * Requires that a log can be continued, with a line for each step up to {@code step}. A crash
   * cannot lose these lines, since they were flushed to disk before the checkpoint of that step.
   *
   * @throws InputException if there is no such log, or one of those lines is missing or damaged
   */
  static void requireReadable(Path file, long step) {
    if (!Files.exists(file)) {
      throw new InputException(file + ": no such file, but a checkpoint of step " + step);
    }
    try (TextLines lines = TextLines.open(file, MAX_LINE)) {
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
      throw FileProblem.unreadable(file, e);
    }
  }

  /** The step of a line; 0 if the line is damaged. */
  private static long stepOf(String line) {
    try {
      JsonNode step = Json.MAPPER.readTree(line).path("step");
      return step.isIntegralNumber() && step.canConvertToLong() ? step.longValue() : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  void append(StepMetrics metrics) throws IOException {
    String line = Json.line(metrics) + "\n";
    sum.update(line.getBytes(StandardCharsets.UTF_8));
    writer.write(line);
  }

  /** Flushes all lines to disk, because a checkpoint must not include steps that the log lacks. */
  void flush() throws IOException {
    writer.flush();
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
