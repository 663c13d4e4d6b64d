package dev.csn.model;

import dev.csn.error.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Whether the processor can run the native library: without AVX2 it would end in a crash. */
final class Processor {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");

  private Processor() {}

  /**
   * To be called before native code is.
   *
   * @throws ConfigurationException if this processor lacks what the native library was built for
   */
  static void requireSupported() {
    requireSupported(System.getProperty("os.arch"), CPUINFO);
  }

  /** Elsewhere than on Linux there is no such file, and nothing is known. */
  static void requireSupported(String architecture, Path cpuinfo) {
    if (!architecture.equals("amd64") || !Files.isReadable(cpuinfo)) {
      return;
    }
    try (Stream<String> lines = Files.lines(cpuinfo)) {
      boolean lacking =
          lines.filter(l -> l.startsWith("flags")).anyMatch(l -> !(l + " ").contains(" avx2 "));
      // A processor that can do more, such as AVX-512, is used in full all the same.
      if (lacking) {
        throw new ConfigurationException(
            "this processor has no AVX2, which csn's native library is built for; for one without,"
                + " build with: mvn -DskipTests -Dnd4j.classifier=linux-x86_64-onednn package");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
