package dev.csn.cli;

import dev.csn.io.FileProblem;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;

/** Whether what was printed has arrived. */
final class StandardOutput {
  private StandardOutput() {}

  /**
   * Makes sure that all that was printed could be written.
   *
   * @param help whether it was help, of which a reader may have had enough: {@code csn --help |
   *     head}
   * @throws IOException if it could not, with the reason
   */
  static void requireWritten(PrintWriter out, boolean help) throws IOException {
    if (!out.checkError()) {
      return;
    }
    String failure = "the result could not be written to standard output";
    try {
      // The streams of Java keep no reason; the next byte meets the same one.
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
