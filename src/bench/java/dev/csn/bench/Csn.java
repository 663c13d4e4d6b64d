package dev.csn.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** {@code scripts/csn} of a project directory, as a user calls it. */
final class Csn {
  private final Path script;

  Csn(Path project) {
    this.script = project.resolve("scripts/csn").toAbsolutePath();
  }

  /** Runs a command that must go well. */
  void run(List<String> arguments) throws IOException, InterruptedException {
    run(arguments, Map.of(), process -> {});
  }

  /** Runs a command that must go well, and that is looked at once it has started. */
  void run(List<String> arguments, Consumer<Process> observer)
      throws IOException, InterruptedException {
    run(arguments, Map.of(), observer);
  }

  /** The seconds that a command takes, from the shell's call to the end. */
  double seconds(List<String> arguments, Map<String, String> environment)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    run(arguments, environment, process -> {});
    return (System.nanoTime() - start) / 1e9;
  }

  private void run(
      List<String> arguments, Map<String, String> environment, Consumer<Process> observer)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(arguments);
    Subprocess.Result result = Subprocess.run(command, environment, observer);
    if (result.exitCode() != 0) {
      throw new IllegalStateException(command + " ended with exit code " + result.exitCode());
    }
  }

  /**
   * Makes a run to ask; it is trained in one step, since answers do not matter.
   *
   * @param directory of the run, does not exist yet
   */
  void trainOneStep(Path dataset, Path directory) throws IOException, InterruptedException {
    Files.createDirectories(directory.getParent());
    Path config = Files.writeString(directory.resolveSibling("config.json"), "{}");
    run(
        List.of(
            "train",
            "--quiet",
            "--config",
            config.toString(),
            "--run",
            directory.toString(),
            "--set",
            "training.steps=1",
            "--set",
            "dataset=" + dataset));
  }
}
