package dev.csn.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.csn.model.NativeBackend;
import dev.csn.model.natives.Processor;
import dev.csn.run.Environment;
import dev.csn.run.Provenance;
import java.lang.management.ManagementFactory;

/**
 * What was measured on, and which csn.
 *
 * @param cores that the JVM may use
 * @param threads of the native library
 * @param memoryMiB of the machine
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
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
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
