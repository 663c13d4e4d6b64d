package dev.csn.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@code scripts/csn} of a project directory, as a user calls it. */
final class Csn {
  private final Path script;

  Csn(Path project) {
    this.script = project.resolve("scripts/csn").toAbsolutePath();
  }

  /** Runs a command that must go well. */
  void run(List<String> arguments) throws IOException, InterruptedException {
    run(arguments, process -> {});
  }

  /** Runs a command that must go well, and that is looked at once it has started. */
  void run(List<String> arguments, Consumer<Process> observer)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(arguments);
    Subprocess.Result result = Subprocess.run(command, observer);
    if (result.exitCode() != 0) {
      throw new IllegalStateException(command + " ended with exit code " + result.exitCode());
    }
  }
}
