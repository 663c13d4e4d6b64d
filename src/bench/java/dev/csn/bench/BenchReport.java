package dev.csn.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.sun.management.OperatingSystemMXBean;
import dev.csn.model.NativeBackend;
import dev.csn.model.natives.Processor;
import dev.csn.run.Environment;
import dev.csn.run.Provenance;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;

/**
 * The results of a benchmark; also the JSON document that it prints.
 *
 * @param start time of its start, ISO 8601
 * @param peer versions of the peer's libraries by name; null without a peer
 * @param rounds runs of each measurement
 * @param ratios csn's times divided by the peer's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BenchReport(
    String start,
    Machine machine,
    Map<String, String> peer,
    int rounds,
    List<Measurement> measurements,
    List<Ratio> ratios) {
  static final String OURS = "csn";
  static final String PEERS = "peer";

  /**
   * One measurement of all rounds.
   *
   * @param measurement its kind
   * @param name its name among others of its kind
   * @param by the program measured, {@code csn} or {@code peer}
   */
  record Measurement(String measurement, String name, String by, Map<String, Figure> figures) {}

  /**
   * The ratio of csn's medians to the peer's, pair by pair of runs one after the other.
   *
   * @param ours csn's figure
   * @param theirs the peer's figure
   * @param ratio below 1 where csn is faster
   */
  record Ratio(String measurement, String name, String ours, String theirs, Figure ratio) {}

  /**
   * The machine, and the build of csn.
   *
   * @param cores cores that the JVM may use
   * @param threads threads of the native library
   * @param memoryMiB memory of the machine in MiB
   */
  record Machine(
      Provenance.Software software,
      String java,
      String os,
      String cpu,
      int cores,
      int threads,
      long memoryMiB,
      String nativeBackend) {
    static Machine here() {
      OperatingSystemMXBean system =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      return new Machine(
          Environment.software(),
          Environment.java(),
          Environment.os(),
          Processor.name(),
          Runtime.getRuntime().availableProcessors(),
          NativeBackend.threads(),
          system.getTotalMemorySize() >> 20,
          NativeBackend.description());
    }
  }
}
