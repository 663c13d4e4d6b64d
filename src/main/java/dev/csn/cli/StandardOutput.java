package dev.csn.cli;

import dev.csn.io.FileProblem;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;

/** Checks that printed results were written. */
final class StandardOutput {
  private StandardOutput() {}

  /**
   * Flushes standard output and checks that all of it was written.
   *
   * @param help whether help was printed: a reader may close the pipe early, as in {@code csn
   *     --help | head}
   * @throws IOException if writing failed, with the reason
   */
  static void requireWritten(PrintWriter out, boolean help) throws IOException {
    if (!out.checkError()) {
      return;
    }
    String failure = "the result could not be written to standard output";
    try {
      // Java's streams keep no reason; another byte fails for the same one.
      new FileOutputStream(FileDescriptor.out).write('\n');
    } catch (IOException e) {
      String reason = FileProblem.reason(e);
      if (help && reason.contains("roken pipe")) {
        return;
      }
      throw new IOException(failure + ": " + reason, e);
    }
    throw new IOException(failure);
  }
}
