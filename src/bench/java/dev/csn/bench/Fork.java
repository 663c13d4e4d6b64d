package dev.csn.bench;

import dev.csn.io.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs workloads in virtual machines of their own, with this one's flags and class path. */
final class Fork {
  private Fork() {}

  /** Waits for what a workload finds. */
  static Outcome run(Workload workload) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(MeasuringProcess.class.getName());
    command.add(Json.line(workload));
    Subprocess.Result result = Subprocess.run(command);
    if (result.exitCode() != 0) {
      throw new IllegalStateException(
          Json.line(workload) + " ended with exit code " + result.exitCode());
    }
    return Json.MAPPER.readValue(result.lastLine(), Outcome.class);
  }
}
