package dev.csn.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the build wrote down about itself. */
public final class Build {
  private static final String RESOURCE = "/dev/csn/build.properties";

  private Build() {}

  /** Version and commit of the running software. */
  public static Provenance.Software software() {
    Properties properties = new Properties();
    try (InputStream in = Build.class.getResourceAsStream(RESOURCE)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String commit = properties.getProperty("commit", "");
    return new Provenance.Software(
        properties.getProperty("version"),
        commit.isEmpty() || commit.startsWith("$") ? "unknown" : commit);
  }
}
