package dev.csn.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The running software and the system under it. */
public final class Environment {
  private static final String RESOURCE = "/dev/csn/build.properties";

  private Environment() {}

  /** Version and commit of csn, as the build recorded them. */
  public static Provenance.Software software() {
    Properties properties = new Properties();
    try (InputStream in = Objects.requireNonNull(Environment.class.getResourceAsStream(RESOURCE))) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String commit = properties.getProperty("commit", "");
    return new Provenance.Software(
        properties.getProperty("version", "unknown"),
        commit.isEmpty() || commit.startsWith("$") ? "unknown" : commit);
  }

  /** The virtual machine and its version. */
  public static String java() {
    return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
  }

  /** The operating system, its version and architecture. */
  public static String os() {
    return System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + " "
        + System.getProperty("os.arch");
  }
}
