package dev.csn.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs other programs, which do not outlive this one and share its standard error. */
final class Subprocess {
  private Subprocess() {}

  /**
   * The result of a program.
   *
   * @param out its standard output
   */
  record Result(int exitCode, String out) {
    /** The last line of standard output. */
    String lastLine() {
      return out.strip().lines().reduce("", (before, line) -> line);
    }
  }

  /** Waits for a program's end. */
  static Result run(List<String> command) throws IOException, InterruptedException {
    return run(command, Map.of(), process -> {});
  }

  /**
   * Waits for a program's end.
   *
   * @param environment variables added to this program's own
   * @param observer called once after the start; output is read after it returns
   */
  static Result run(
      List<String> command, Map<String, String> environment, Consumer<Process> observer)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    Process process = builder.start();
    Thread killer = new Thread(process::destroy, "csn-bench-end");
    remember(killer);
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

  private static void remember(Thread hook) {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // The JVM is shutting down already: nothing is left to register.
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // The JVM is shutting down already: the hook runs, and does no harm.
    }
  }
}
