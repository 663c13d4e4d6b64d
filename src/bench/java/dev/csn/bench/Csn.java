package dev.csn.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** {@code scripts/csn} of a project directory. */
final class Csn {
  private final Path script;

  Csn(Path project) {
    this.script = project.resolve("scripts/csn").toAbsolutePath();
  }

  /** Runs a command; any exit code but 0 is an error. */
  void run(List<String> arguments) throws IOException, InterruptedException {
    run(arguments, Map.of(), process -> {});
  }

  /** Runs a command with an observer of its process; any exit code but 0 is an error. */
  void run(List<String> arguments, Consumer<Process> observer)
      throws IOException, InterruptedException {
    run(arguments, Map.of(), observer);
  }

  /** Wall clock seconds of a command, shell script included. */
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
   * Trains a run in one step: its answers are not looked at.
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
