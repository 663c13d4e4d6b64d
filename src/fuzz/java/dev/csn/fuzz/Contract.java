package dev.csn.fuzz;

import com.sun.management.ThreadMXBean;
import dev.csn.error.UserException;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** What holds of every reader and every input. */
final class Contract {
  /** Bytes allocated for each byte read: JSON becomes objects, and is gone through twice. */
  private static final long PER_BYTE = 4000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Contract() {}

  /**
   * Lets a reader read.
   *
   * @return whether it accepted the input
   * @throws AssertionError if it refused with anything but one printable line, or allocated more
   *     than it may
   */
  static boolean holds(Target target, byte[] input) throws IOException {
    long limit = target.allowance() + PER_BYTE * input.length;
    Attempt attempt = attempt(target, input);
    // Classes are loaded, and instrumented, by whoever needs them first: the second time tells.
    if (attempt.allocated > limit && attempt(target, input).allocated > limit) {
      throw new AssertionError("more than " + limit + " bytes allocated for " + input.length);
    }
    return attempt.accepted;
  }

  private record Attempt(boolean accepted, long allocated) {}

  private static Attempt attempt(Target target, byte[] input) throws IOException {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    boolean accepted = accepts(target, input);
    return new Attempt(accepted, THREADS.getCurrentThreadAllocatedBytes() - before);
  }

  private static boolean accepts(Target target, byte[] input) throws IOException {
    try {
      target.read(input);
      return true;
    } catch (UserException refused) {
      requirePrintableLine(refused.getMessage());
      return false;
    }
  }

  private static void requirePrintableLine(String message) {
    boolean printable = message.codePoints().noneMatch(Character::isISOControl);
    if (message.isBlank() || !printable) {
      throw new AssertionError("refused with '" + message + "'");
    }
  }
}
