package dev.csn.bench;

import dev.csn.io.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A virtual machine of its own for one workload, with this one's flags and class path. It prints
 * the outcome, its memory included, as a line of JSON.
 */
final class MeasuringProcess {
  /** The largest resident memory of a process. */
  static final String PEAK = "peak memory";

  /** Memory of a process at its end without pages of mapped files. */
  static final String ANONYMOUS = "own memory";

  private MeasuringProcess() {}

  /** Measures a workload in a process of its own. */
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

  /**
   * The program.
   *
   * @param arguments the workload, as JSON
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    System.setOut(System.err); // Libraries must not print between the lines of JSON.
    Workload workload = Json.MAPPER.readValue(arguments[0], Workload.class);
    String line = Json.line(measure(workload));
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
    System.exit(0); // Native threads may still run.
  }

  private static Outcome measure(Workload workload) throws Exception {
    Map<String, Samples> figures = new LinkedHashMap<>(workload.run().figures());
    ProcessMemory.mebibytes("self", ProcessMemory.PEAK)
        .ifPresent(m -> figures.put(PEAK, Samples.of(Samples.MEBIBYTES, m)));
    ProcessMemory.mebibytes("self", ProcessMemory.ANONYMOUS)
        .ifPresent(m -> figures.put(ANONYMOUS, Samples.of(Samples.MEBIBYTES, m)));
    return new Outcome(figures);
  }
}
