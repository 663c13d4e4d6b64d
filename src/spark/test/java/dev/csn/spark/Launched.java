package dev.csn.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Hang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A program of the project's as users run it, in a directory of its own. */
record Launched(Process process, Path out, Path err) {
  /** What it left. */
  record Result(int exit, String out, String err) {
    /** Of a program that must end well. */
    Result good() {
      assertEquals(0, exit, err);
      return this;
    }
  }

  /** Starts a script of the project's. */
  static Launched script(
      Path directory, String script, Map<String, String> environment, Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of("scripts", script).toAbsolutePath().toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return start(directory, environment, command);
  }

  static Launched start(Path directory, Map<String, String> environment, List<String> command)
      throws IOException {
    Path out = Files.createTempFile("csn-out", ".txt");
    Path err = Files.createTempFile("csn-err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().remove("OMP_NUM_THREADS");
    builder.environment().putAll(environment);
    return new Launched(builder.start(), out, err);
  }

  /** Runs csn to its end. */
  static Result csn(Path directory, Map<String, String> environment, Object... arguments)
      throws Exception {
    return script(directory, "csn", environment, arguments).end();
  }

  /** Waits until something is so while the program runs. */
  static void await(Process process, Callable<Boolean> condition) throws Exception {
    long start = System.nanoTime();
    while (!condition.call()) {
      assertTrue(process.isAlive(), "it ended before");
      assertTrue(
          System.nanoTime() - start < TimeUnit.MINUTES.toNanos(Hang.MINUTES), "it never was so");
      Thread.sleep(10);
    }
  }

  Result end() throws Exception {
    Result result = new Result(Hang.exit(process), Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    return result;
  }
}
