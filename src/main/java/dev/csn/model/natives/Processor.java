package dev.csn.model.natives;

import dev.csn.error.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The processor, as described by Linux. */
public final class Processor {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");

  private Processor() {}

  /** The processor's name; on other systems than Linux, the architecture's. */
  public static String name() {
    String architecture = System.getProperty("os.arch");
    if (!Files.isReadable(CPUINFO)) {
      return architecture;
    }
    try (Stream<String> lines = Files.lines(CPUINFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse(architecture);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Requires AVX2: without it the native library would crash. Must be called before native code
   * runs.
   *
   * @throws ConfigurationException if this processor lacks what the native library was built for
   */
  static void requireSupported() {
    requireSupported(System.getProperty("os.arch"), CPUINFO);
  }

  /** Checks nothing if there is no such file, since only Linux has one. */
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
