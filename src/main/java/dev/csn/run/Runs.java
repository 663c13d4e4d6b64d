package dev.csn.run;

import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.io.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Where runs are kept unless told otherwise: {@code runs/} in the working directory. */
public final class Runs {
  private static final Path HOME = Path.of("runs");
  private static final Path LATEST = HOME.resolve("latest");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private Runs() {}

  /** A fresh place for a run of a configuration: {@code runs/<name>-<time>}. */
  public static Path fresh(String configName) {
    String name = configName + "-" + TIME.format(LocalDateTime.now(ZoneId.systemDefault()));
    Path place = HOME.resolve(name);
    for (int i = 2; Files.exists(place); i++) {
      place = HOME.resolve(name + "-" + i);
    }
    return place;
  }

  /**
   * The newest run.
   *
   * @throws InputException if there is none yet
   */
  public static Path latest() {
    if (!Files.exists(LATEST)) {
      throw new InputException(
          LATEST
              + ": no run yet; train one (`csn train --config config/quickstart.json`)"
              + " or name one with --run");
    }
    try {
      return Files.isSymbolicLink(LATEST)
          ? HOME.resolve(Files.readSymbolicLink(LATEST)).normalize()
          : Path.of(Files.readString(LATEST).strip());
    } catch (IOException e) {
      throw new InputException(LATEST + ": " + FileProblem.reason(e), e);
    }
  }

  /** Makes a run the newest: by a symbolic link, or a file that names it where there are none. */
  public static void setLatest(Path run) {
    Path target = HOME.toAbsolutePath().normalize().relativize(run.toAbsolutePath().normalize());
    try {
      Files.createDirectories(HOME);
      Path beside = HOME.resolve(".latest." + ProcessHandle.current().pid());
      Files.deleteIfExists(beside);
      try {
        Files.createSymbolicLink(beside, target);
      } catch (UnsupportedOperationException e) {
        Files.writeString(beside, run + "\n");
      }
      Files.move(
          beside, LATEST, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ConfigurationException(LATEST + ": cannot be written: " + FileProblem.reason(e), e);
    }
  }
}
