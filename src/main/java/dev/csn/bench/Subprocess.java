package dev.csn.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Runs other programs, which do not outlive this one. What they say on standard error is shown. */
final class Subprocess {
  private Subprocess() {}

  /**
   * What a program left.
   *
   * @param out its standard output
   */
  record Result(int exitCode, String out) {
    /** The last line that it printed. */
    String lastLine() {
      return out.strip().lines().reduce("", (before, line) -> line);
    }
  }

  /** Waits for a program's end. */
  static Result run(List<String> command) throws IOException, InterruptedException {
    return run(command, process -> {});
  }

  /**
   * Waits for a program's end.
   *
   * @param observer is called once, when the program has started; its output waits meanwhile
   */
  static Result run(List<String> command, Consumer<Process> observer)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Thread killer = new Thread(process::destroy, "csn-bench-end");
    Runtime.getRuntime().addShutdownHook(killer);
    try {
      process.getOutputStream().close();
      observer.accept(process);
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), out);
    } finally {
      process.destroy();
      forget(killer);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // Going down already: the hook runs, and does no harm.
    }
  }
}
