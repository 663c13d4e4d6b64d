package dev.csn.cli;

/** A verb that Ctrl-C asks to stop: it saves what it has, and prints how far it came. */
abstract class InterruptibleVerb<T> extends Verb<T> {
  static final int INTERRUPTED = 130;

  private Interruption interruption;

  @Override
  public Integer call() throws Exception {
    // Until the result is printed: where it ends, an interrupted program ends.
    try (Interruption open = new Interruption()) {
      interruption = open;
      return super.call();
    }
  }

  /** To be asked in the course of {@link #result}. */
  Interruption interruption() {
    return interruption;
  }
}
