package dev.csn.bench;

import dev.csn.io.Json;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs one workload and prints what it found, its memory included, as a line of JSON. */
final class MeasuringProcess {
  /** The most that a process occupied at any time. */
  static final String PEAK = "peak memory";

  /** The part of a process's memory at its end that is not just pages of the dataset's file. */
  static final String ANONYMOUS = "own memory";

  private MeasuringProcess() {}

  /**
   * The program.
   *
   * @param arguments the workload, as JSON
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    System.setOut(System.err); // Nothing that a library says gets in between.
    Workload workload = Json.MAPPER.readValue(arguments[0], Workload.class);
    String line = Json.line(measure(workload));
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
    System.exit(0); // Native threads may still be there.
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
