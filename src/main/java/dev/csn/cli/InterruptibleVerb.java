package dev.csn.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A verb that saves its state on Ctrl-C and prints its progress. */
abstract class InterruptibleVerb<T> extends Verb<T> {
  static final int INTERRUPTED = 130;

  private @Nullable Interruption interruption;

  @Override
  public Integer call() throws Exception {
    // Open until the result is printed: the JVM exits when it closes.
    try (Interruption open = new Interruption()) {
      interruption = open;
      return super.call();
    }
  }

  /** The interruption to poll in {@link #result}. */
  Interruption interruption() {
    return Objects.requireNonNull(interruption, "not called yet");
  }
}
